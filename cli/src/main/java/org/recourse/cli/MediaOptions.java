package org.recourse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.media.DecodeRequest;
import org.recourse.media.Decoding;
import org.recourse.media.FrameSampling;
import org.recourse.media.JailReport;
import org.recourse.media.MediaDecoder;
import org.recourse.media.MediaSettings;
import picocli.CommandLine.Option;

/// How files are decoded: options that several commands share.
public final class MediaOptions {

  /// The dialects by the names that people type.
  enum Dialect {
    FULL(PdqDialect.FULL_RESOLUTION),
    SAMPLED(PdqDialect.SAMPLED);

    private final PdqDialect dialect;

    Dialect(PdqDialect dialect) {
      this.dialect = dialect;
    }
  }

  @Option(
      names = "--dialect",
      paramLabel = "full|sampled",
      defaultValue = "FULL",
      description = "full: what HMA and pytx make (default); sampled: what Meta's C++ tools make.")
  private Dialect dialect = Dialect.FULL;

  @Option(
      names = "--fast",
      description =
          "Decode JPEGs at a fraction of their size: several times faster, up to a few bits away.")
  private boolean fast;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      description = "Of videos take one frame in so many seconds instead of every frame.")
  private double every;

  @Option(
      names = "--quiet",
      description = "Say nothing about how well the decoder is locked in on this machine.")
  private boolean quiet;

  /// Returns which fingerprints are made.
  public PdqDialect dialect() {
    return dialect.dialect;
  }

  /// Returns what to ask the decoder for if parts of pictures are looked at as well.
  public DecodeRequest requestWithPlane() {
    return request().withPlane(DecodeRequest.PLANE_FOR_PARTS);
  }

  /// Returns what to ask the decoder for.
  public DecodeRequest request() {
    if (fast && dialect == Dialect.SAMPLED) {
      throw new CommandFailedException(
          "--fast makes the full dialect only; leave out --dialect sampled");
    }
    DecodeRequest request = fast ? DecodeRequest.fast() : DecodeRequest.faithful(dialect());
    return every > 0 ? request.withSampling(FrameSampling.oneEach(every)) : request;
  }

  /// Decodes all inputs, some at the same time, and hands over what came of each in their order.
  ///
  /// @param names files, directories, or `-`
  public void decode(
      List<String> names,
      DecodeRequest request,
      PrintWriter err,
      BiConsumer<String, Decoding> sink) {
    decode(names, request, err, Function.identity(), sink);
  }

  /// Decodes all inputs and works on each, some at the same time, and hands over what came of
  /// each in their order.
  ///
  /// @param names files, directories, or `-`
  /// @param work is called by several threads
  /// @param sink is called by this thread
  public <T> void decode(
      List<String> names,
      DecodeRequest request,
      PrintWriter err,
      Function<Decoding, T> work,
      BiConsumer<String, T> sink) {
    MediaSettings settings = MediaSettings.standard().withSpare(false);
    Progress progress = new Progress(err, "files");
    try (MediaDecoder decoder = MediaDecoder.open(settings)) {
      warn(decoder, err);
      try (InOrder<Done<T>> inOrder = new InOrder<>(2 * settings.workers(), done -> {
        progress.clear();
        sink.accept(done.name(), done.result());
        progress.step();
      })) {
        Inputs.forEach(
            names,
            System.in,
            input -> inOrder.add(
                () -> new Done<>(input.name(), work.apply(decoded(decoder, input, request)))));
      }
    } catch (IOException e) {
      throw new CommandFailedException(
          "the decoder's program cannot be laid out: " + e.getMessage());
    } finally {
      progress.clear();
    }
  }

  private static Decoding decoded(MediaDecoder decoder, Input input, DecodeRequest request) {
    return switch (input) {
      case Input.Usable usable -> decoder.decode(usable.source(), request);
      case Input.Unusable unusable -> unusable.refusal();
    };
  }

  private void warn(MediaDecoder decoder, PrintWriter err) {
    if (!quiet) {
      decoder
          .jail()
          .map(JailReport::shortcomings)
          .orElse(List.of())
          .forEach(line -> err.println("note: " + line));
    }
  }

  private record Done<T>(String name, T result) {}
}
