package org.recourse.cli;

import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.Orientation;
import org.recourse.fingerprint.regions.RegionHasher;
import org.recourse.media.DecodeRequest;
import org.recourse.media.Decoding;
import org.recourse.media.Digests;
import org.recourse.media.VideoFrame;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/// Makes the fingerprints and digests of files.
@Command(
    name = "hash",
    mixinStandardHelpOptions = true,
    description = "Makes the fingerprints and digests of pictures and videos.",
    footer = {
      "",
      "Example: recourse hash --json photos/ > fingerprints.jsonl",
      "A fingerprint of quality below 50 is of a picture with too little in it to be matched safely."
    })
final class HashCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR|-",
      description = "Files, directories with all that is in them, or - for standard input.")
  private List<String> files = List.of();

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Option(names = "--orientations", description = "Add the fingerprints of all eight orientations.")
  private boolean orientations;

  @Option(
      names = "--regions",
      description = "Add a picture's region fingerprints, by which changed copies of it are found.")
  private boolean regions;

  @Mixin
  private final MediaOptions media = new MediaOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private boolean refusedSome;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DecodeRequest request = regions ? media.requestWithPlane() : media.request();
    media.decode(files, request, spec.commandLine().getErr(), (file, decoding) -> {
      refusedSome |= decoding instanceof Decoding.Refused;
      if (json) {
        JsonLines.write(out, line -> write(file, decoding, line));
      } else {
        print(file, decoding, out);
      }
    });
    return ExitCode.of(!refusedSome);
  }

  private void write(String file, Decoding decoding, JsonGenerator json) {
    json.writeStringProperty("file", file);
    switch (decoding) {
      case Decoding.Picture picture -> {
        write(picture.digests(), json);
        write(Entries.hashing(picture, media.dialect()), json);
        regions(picture).ifPresent(hex -> json.writeStringProperty("regions", hex));
      }
      case Decoding.Video video -> {
        write(video.digests(), json);
        write(video.frames(), json);
      }
      case Decoding.Refused refused -> Refusals.write(refused, json);
    }
  }

  // The bytes of regions-v1; none if the picture has nothing in it.
  private static Optional<String> regions(Decoding.Picture picture) {
    return picture
        .plane()
        .map(RegionHasher::fingerprints)
        .filter(made -> !made.regions().isEmpty())
        .map(made -> HexFormat.of().formatHex(made.encoded()));
  }

  private static void write(Digests digests, JsonGenerator json) {
    json.writeStringProperty("sha256", digests.sha256());
    json.writeStringProperty("md5", digests.md5());
  }

  private void write(Hashing.Fingerprinted hashing, JsonGenerator json) {
    json.writeStringProperty(media.dialect().signalType(), hashing.fingerprint().toHex());
    json.writeNumberProperty("quality", hashing.quality());
    if (orientations) {
      json.writeObjectPropertyStart("orientations");
      for (Orientation orientation : Orientation.values()) {
        json.writeStringProperty(orientation.code(), hashing.in(orientation).toHex());
      }
      json.writeEndObject();
    }
  }

  private static void write(List<VideoFrame> frames, JsonGenerator json) {
    json.writeArrayPropertyStart("frames");
    for (VideoFrame frame : frames) {
      json.writeString(Entries.exchanged(frame).toCompact());
    }
    json.writeEndArray();
  }

  private void print(String file, Decoding decoding, PrintWriter out) {
    switch (decoding) {
      case Decoding.Picture picture -> {
        print(Entries.hashing(picture, media.dialect()), Text.shown(file), out);
        regions(picture).ifPresent(hex -> out.println("  regions " + hex));
      }
      case Decoding.Video video -> {
        out.printf(
            "%d frames of %.3f s  %s%n", video.frames().size(), video.seconds(), Text.shown(file));
        video
            .frames()
            .forEach(frame -> out.println("  " + Entries.exchanged(frame).toLine()));
      }
      case Decoding.Refused refused -> Refusals.print(file, refused, out);
    }
  }

  private void print(Hashing.Fingerprinted hashing, String file, PrintWriter out) {
    out.printf("%s  %3d  %s%n", hashing.fingerprint().toHex(), hashing.quality(), file);
    if (orientations) {
      for (Orientation orientation : Orientation.values()) {
        out.printf("  %s  %s%n", hashing.in(orientation).toHex(), orientation.code());
      }
    }
  }
}
