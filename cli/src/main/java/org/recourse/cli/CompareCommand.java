package org.recourse.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.Orientation;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.VideoComparison;
import org.recourse.media.Decoding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Compares two files with each other.
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Compares two pictures, or two videos, without a bank.")
final class CompareCommand implements Callable<Integer> {

  private static final int RADIUS = 31;

  @Parameters(index = "0", paramLabel = "A", description = "A picture or video.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String first;

  @Parameters(index = "1", paramLabel = "B", description = "Another of the same kind.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String second;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin
  private final MediaOptions media = new MediaOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Decoding> both = new ArrayList<>();
    media.decode(
        List.of(first, second), media.request(), spec.commandLine().getErr(), (file, decoding) -> {
          both.add(decoding);
          if (decoding instanceof Decoding.Refused refused) {
            Refusals.write(file, refused.reason().code(), refused.detail(), json, out);
          }
        });
    if (both.size() != 2) {
      throw new CommandFailedException("compare takes two files, and a directory is none");
    }
    return switch (new Pair(both.get(0), both.get(1))) {
      case Pair(Decoding.Picture a, Decoding.Picture b) ->
        pictures(Entries.hashing(a, media.dialect()), Entries.hashing(b, media.dialect()), out);
      case Pair(Decoding.Video a, Decoding.Video b) -> videos(a, b, out);
      case Pair(Decoding.Refused _, Decoding _), Pair(Decoding _, Decoding.Refused _) ->
        ExitCode.FOUND_NOTHING_OR_REFUSED_SOME;
      case Pair _ ->
        throw new CommandFailedException(
            "a picture cannot be compared with a video; use a bank and match");
    };
  }

  private record Pair(Decoding a, Decoding b) {}

  private int pictures(Hashing.Fingerprinted a, Hashing.Fingerprinted b, PrintWriter out) {
    int upright = a.fingerprint().distanceTo(b.fingerprint());
    Orientation turned = Stream.of(Orientation.values())
        .min(Comparator.comparingInt(orientation -> a.in(orientation).distanceTo(b.fingerprint())))
        .orElseThrow();
    int nearest = a.in(turned).distanceTo(b.fingerprint());
    boolean alike =
        nearest <= RADIUS && Math.min(a.quality(), b.quality()) >= PdqHasher.TRUSTED_QUALITY;
    if (json) {
      JsonLines.write(out, line -> {
        line.writeNumberProperty("distance", upright);
        line.writeNumberProperty("nearest", nearest);
        line.writeStringProperty("orientation", turned.code());
        line.writeNumberProperty("qualityA", a.quality());
        line.writeNumberProperty("qualityB", b.quality());
        line.writeBooleanProperty("alike", alike);
      });
    } else {
      out.printf("%d of %d bits differ as they lie%n", upright, PdqFingerprint.BITS);
      out.printf("%d differ with the first turned %s%n", nearest, turned.code());
      out.printf("quality %d and %d of 100%n", a.quality(), b.quality());
      out.println(
          alike ? "they look alike" : "they do not look alike, as far as these fingerprints tell");
    }
    return ExitCode.of(alike);
  }

  private int videos(Decoding.Video a, Decoding.Video b, PrintWriter out) {
    VideoComparison comparison =
        VideoComparison.of(frames(a), frames(b), PdqHasher.TRUSTED_QUALITY, RADIUS);
    if (json) {
      JsonLines.write(out, line -> {
        line.writeNumberProperty("percentOfA", comparison.queryPercent());
        line.writeNumberProperty("percentOfB", comparison.otherPercent());
        line.writeNumberProperty("framesOfA", comparison.queryFrames());
        line.writeNumberProperty("framesOfB", comparison.otherFrames());
      });
    } else {
      out.printf(
          "%.1f %% of the first's %d distinct frames are in the second%n",
          comparison.queryPercent(), comparison.queryFrames());
      out.printf(
          "%.1f %% of the second's %d distinct frames are in the first%n",
          comparison.otherPercent(), comparison.otherFrames());
    }
    return ExitCode.of(comparison.queryFound() > 0);
  }

  private static List<FrameFingerprint> frames(Decoding.Video video) {
    return video.frames().stream().map(Entries::exchanged).toList();
  }
}
