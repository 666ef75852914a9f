package org.recourse.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Decodes everything in a folder, or many mutations of the samples, and counts the verdicts.
///
///     HostileLane folder FOLDER
///     HostileLane mutations COUNT SEED
///
/// Prints counts of verdicts, the slowest file, and the most memory that any child used.
public final class HostileLane {

  private final Map<String, Integer> verdicts = new TreeMap<>();
  private final List<String> fallen = new ArrayList<>();
  private final List<Double> millis = new ArrayList<>();
  private String slowestName = "";
  private double slowest;
  private long memoryKilobytes;

  private HostileLane() {}

  /// Runs it.
  public static void main(String[] args) throws IOException {
    HostileLane lane = new HostileLane();
    long begin = System.nanoTime();
    try (MediaDecoder decoder = Samples.decoder(Samples.settings())) {
      if (args[0].equals("folder")) {
        lane.folder(decoder, Path.of(args[1]));
      } else {
        lane.mutations(decoder, Integer.parseInt(args[1]), Long.parseLong(args[2]));
      }
    }
    lane.print(System.nanoTime() - begin);
  }

  private void folder(MediaDecoder decoder, Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> paths = Files.walk(folder)) {
      files = paths.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      takeBoth(decoder, Source.file(file), folder.relativize(file).toString());
    }
  }

  private void mutations(MediaDecoder decoder, int count, long seed) {
    Mutations mutations = new Mutations(seed);
    for (int i = 0; i < count; i++) {
      takeBoth(decoder, Source.bytes(mutations.next()), "mutation " + i);
    }
  }

  private void takeBoth(MediaDecoder decoder, Source source, String name) {
    take(decoder, source, DecodeRequest.faithful(), name);
    take(decoder, source, DecodeRequest.fast(), name + ", fast");
  }

  private void take(MediaDecoder decoder, Source source, DecodeRequest request, String name) {
    long begin = System.nanoTime();
    Decoding decoding = decoder.decode(source, request);
    double took = (System.nanoTime() - begin) / 1e6;
    millis.add(took);
    if (took > slowest) {
      slowest = took;
      slowestName = name;
    }
    String verdict = switch (decoding) {
      case Decoding.Picture picture -> "decoded " + picture.format();
      case Decoding.Video video -> "decoded " + video.format();
      case Decoding.Refused refused -> "refused " + refused.reason();
    };
    verdicts.merge(verdict, 1, Integer::sum);
    if (decoding instanceof Decoding.Refused(var reason, var detail, var _)
        && reason.ordinal() >= RefusalReason.TIMED_OUT.ordinal()) {
      fallen.add(name + ": " + reason + " " + detail);
    }
    if (millis.size() % 50 == 0) {
      noteMemory();
    }
  }

  // What the kernel says each living child used at most, itself or inside bubblewrap.
  private void noteMemory() {
    ProcessHandle.current().descendants().forEach(child -> {
      try (Stream<String> lines = Files.lines(Path.of("/proc/" + child.pid() + "/status"))) {
        lines
            .filter(line -> line.startsWith("VmHWM:"))
            .map(line -> line.replaceAll("[^0-9]", ""))
            .mapToLong(Long::parseLong)
            .forEach(most -> memoryKilobytes = Math.max(memoryKilobytes, most));
      } catch (IOException | java.io.UncheckedIOException e) {
        // it has just ended
      }
    });
  }

  private void print(long nanos) {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.println(sorted.length + " files in " + nanos / 1_000_000_000 + " s");
    System.out.println("verdicts " + verdicts + ", in all "
        + verdicts.values().stream().mapToInt(Integer::intValue).sum());
    System.out.printf(
        "ms per file: median %.1f, 99 %% %.0f, most %.0f (%s)%n",
        sorted[sorted.length / 2], sorted[sorted.length * 99 / 100], slowest, slowestName);
    System.out.println("most memory of a child: " + memoryKilobytes / 1024 + " MiB");
    fallen.forEach(System.out::println);
    System.out.println("total ms " + Math.round(Arrays.stream(sorted).sum()));
  }
}
