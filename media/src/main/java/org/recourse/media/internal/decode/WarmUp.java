package org.recourse.media.internal.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.media.DecodeRequest;
import org.recourse.media.FrameSampling;
import org.recourse.media.MediaLimits;
import org.recourse.media.internal.wire.Job;

/// Decodes a few built-in files of our own, so that every class, library and table that decoding
/// needs is there before the child can open nothing any more.
final class WarmUp {

  private static final List<String> EVERYWHERE = List.of("warm-up.jpg");
  private static final List<String> WITH_FFMPEG =
      List.of("warm-up.png", "warm-up.webp", "warm-up.heic", "warm-up.avif", "warm-up.mp4");

  private WarmUp() {}

  static void run(Decoders decoders) {
    EVERYWHERE.forEach(name -> decode(decoders, name));
    if (decoders.ffmpeg()) {
      WITH_FFMPEG.forEach(name -> decode(decoders, name));
    }
  }

  private static void decode(Decoders decoders, String name) {
    try (InputStream in = WarmUp.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("missing from the program: " + name);
      }
      Input input = new ArrayInput(in.readAllBytes());
      for (boolean reduced : new boolean[] {true, false}) {
        Set<PdqDialect> dialects =
            reduced ? Set.of(PdqDialect.FULL_RESOLUTION) : Set.of(PdqDialect.values());
        DecodeRequest request = new DecodeRequest(dialects, reduced, 8, FrameSampling.EVERY_FRAME);
        decoders.decode(
            Job.of(request, input.length(), MediaLimits.STANDARD), input, FrameSink.NOWHERE);
      }
      if (EVERYWHERE.contains(name)) {
        reduce(input);
      }
    } catch (IOException | Refusal e) {
      throw new AssertionError("cannot decode our own " + name, e);
    }
  }

  // The built-in picture is too small to be reduced unasked.
  private static void reduce(Input input) throws IOException, Refusal {
    Job job = Job.of(DecodeRequest.fast(), input.length(), MediaLimits.STANDARD);
    WholeFile file = WholeFile.read(input, new NativeBuffer(), input.length());
    for (int denominator : new int[] {4, 8}) {
      if (ReducedJpeg.decode(file, job, _ -> denominator).isEmpty()) {
        throw new AssertionError("cannot reduce our own picture");
      }
    }
  }
}
