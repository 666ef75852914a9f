package org.recourse.media.internal.decode;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.recourse.media.DecodeRequest;
import org.recourse.media.Decoding;
import org.recourse.media.MediaDecoder;
import org.recourse.media.MediaLimits;
import org.recourse.media.Samples;
import org.recourse.media.Source;
import org.recourse.media.internal.wire.Job;

/// Processor time for a file: decoding alone and decoding with hashing in this process, and the
/// same through a jailed child, in turns within one run. Processor time and not the clock,
/// because the machine may be busy; the child's is what the kernel counts for all its threads.
/// The first half of all rounds only warms up.
///
///     SpeedLane ROUNDS FILE...
public final class SpeedLane {

  // Hundredths of seconds. The children rest between their files, so the errors do not add up.
  private static final double TICKS_PER_MILLI = 0.1;
  private static final int THREAD_CPU_TIME = 3;
  private static final MemorySegment TIME = Arena.global().allocate(2 * JAVA_LONG.byteSize(), 8);
  private static final MethodHandle CLOCK = Linker.nativeLinker()
      .downcallHandle(
          Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

  private SpeedLane() {}

  /// Prints a line for each file and path.
  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[0]);
    Decoders decoders = Decoders.load();
    try (MediaDecoder decoder = Samples.decoder(
        Samples.settings().withWorkers(1).withSpare(false).withFilesPerWorker(1_000_000))) {
      decoder.jail();
      for (String name : List.of(args).subList(1, args.length)) {
        byte[] bytes = Files.readAllBytes(Path.of(name));
        for (DecodeRequest request : List.of(DecodeRequest.faithful(), DecodeRequest.fast())) {
          measure(decoders, decoder, Path.of(name), bytes, request, rounds);
        }
      }
    }
  }

  private static void measure(
      Decoders decoders,
      MediaDecoder decoder,
      Path file,
      byte[] bytes,
      DecodeRequest request,
      int rounds)
      throws Exception {
    double alone = 0;
    double hashed = 0;
    double digests = 0;
    double jailed = 0;
    double wall = Double.MAX_VALUE;
    String size = "";
    for (int round = -rounds; round < rounds; round++) {
      double a = here(decoders, bytes, request.withDialects(Set.of()));
      double b = here(decoders, bytes, request);
      double d = digesting(bytes);
      double childBefore = children();
      double callerBefore = cpu();
      long begin = System.nanoTime();
      Decoding decoding = decoder.decode(Source.file(file), request);
      wall = Math.min(wall, (System.nanoTime() - begin) / 1e6);
      double c = cpu() - callerBefore + children() - childBefore;
      size = switch (decoding) {
        case Decoding.Picture p -> p.width() + "x" + p.height() + " 1/" + p.denominator();
        case Decoding.Video v -> v.width() + "x" + v.height() + " " + v.decodedFrames();
        case Decoding.Refused r -> r.reason().code();
      };
      if (round >= 0) {
        alone += a / rounds;
        hashed += b / rounds;
        digests += d / rounds;
        jailed += c / rounds;
      }
    }
    System.out.printf(
        "%s %s %s: decode %.1f, with hash %.1f, digests %.1f, jailed child and caller %.1f (%+.0f %%"
            + " on hash and digests), least wall %.1f ms%n",
        file.getFileName(),
        size,
        request.reduced() ? "fast" : "faithful",
        alone,
        hashed,
        digests,
        jailed,
        100 * (jailed / (hashed + digests) - 1),
        wall);
  }

  // The kernel's lists in /proc lag behind by what ran since the last tick; its clock does not.
  private static double cpu() {
    try {
      int _ = (int) CLOCK.invokeExact(THREAD_CPU_TIME, TIME);
    } catch (Throwable e) {
      throw new AssertionError("native calls throw nothing", e);
    }
    return TIME.getAtIndex(JAVA_LONG, 0) * 1e3 + TIME.getAtIndex(JAVA_LONG, 1) / 1e6;
  }

  private static double digesting(byte[] bytes) throws Exception {
    double before = cpu();
    MessageDigest.getInstance("SHA-256").digest(bytes);
    MessageDigest.getInstance("MD5").digest(bytes);
    return cpu() - before;
  }

  private static double children() throws IOException {
    double millis = 0;
    for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
      Path stat = Path.of("/proc/" + child.pid() + "/stat");
      if (Files.exists(stat)) {
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        millis += (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_MILLI;
      }
    }
    return millis;
  }

  private static double here(Decoders decoders, byte[] bytes, DecodeRequest request)
      throws Exception {
    Job job = Job.of(request, bytes.length, MediaLimits.STANDARD);
    double before = cpu();
    decoders.decode(job, new ArrayInput(bytes), FrameSink.NOWHERE);
    return cpu() - before;
  }
}
