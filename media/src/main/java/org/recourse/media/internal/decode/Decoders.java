package org.recourse.media.internal.decode;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.media.MediaFormat;
import org.recourse.media.RefusalReason;
import org.recourse.media.internal.wire.Answer;
import org.recourse.media.internal.wire.Job;

/// All decoders of this child, loaded before it is locked in. Used by one thread.
public final class Decoders {

  private final NativeBuffer file = new NativeBuffer();
  private final @Nullable TurboJpeg turboJpeg;
  private final @Nullable Ffmpeg ffmpeg;

  private Decoders(@Nullable TurboJpeg turboJpeg, @Nullable Ffmpeg ffmpeg) {
    this.turboJpeg = turboJpeg;
    this.ffmpeg = ffmpeg;
  }

  /// Loads the native libraries and decodes a few built-in bytes, so that nothing has to be
  /// loaded or opened later.
  public static Decoders load() {
    Decoders decoders =
        new Decoders(TurboJpeg.load().orElse(null), Ffmpeg.load().orElse(null));
    WarmUp.run(decoders);
    return decoders;
  }

  /// Returns whether libjpeg-turbo is there.
  public boolean exactJpeg() {
    return turboJpeg != null;
  }

  /// Returns whether ffmpeg is there.
  public boolean ffmpeg() {
    return ffmpeg != null;
  }

  /// Decodes one file.
  ///
  /// @throws Refusal if nothing can be made of it
  /// @throws IOException if the caller is gone
  public Answer decode(Job job, Input input, FrameSink sink) throws IOException, Refusal {
    byte[] head = new byte[(int) Math.min(Sniffer.HEAD, input.length())];
    int count = input.read(0, head, head.length);
    Optional<MediaFormat> sniffed = Sniffer.sniff(Arrays.copyOf(head, Math.max(0, count)));
    MediaFormat format = sniffed.orElseThrow(() -> new Refusal(
        RefusalReason.UNKNOWN_FORMAT,
        "the bytes do not begin like any picture or video that is decoded here"));
    if (format.isVideo()) {
      return ffmpeg(format).video(format, job, input, sink);
    }
    return PictureAnswer.of(format, picture(format, job, input), job);
  }

  private DecodedPicture picture(MediaFormat format, Job job, Input input)
      throws IOException, Refusal {
    if (format == MediaFormat.HEIC || format == MediaFormat.AVIF) {
      return ffmpeg(format).heif(input, job);
    }
    WholeFile whole = WholeFile.read(input, file, job.maxPictureBytes());
    if (format == MediaFormat.JPEG) {
      Optional<DecodedPicture> reduced = ReducedJpeg.decode(whole, job);
      if (reduced.isPresent()) {
        return reduced.get();
      }
      return turboJpeg != null ? turboJpeg.decode(whole, job) : JdkJpeg.decode(whole, job);
    }
    return ffmpeg(format).picture(format, whole, job);
  }

  private Ffmpeg ffmpeg(MediaFormat format) throws Refusal {
    if (ffmpeg == null) {
      throw new Refusal(
          RefusalReason.UNSUPPORTED,
          "there is no decoder for %s on this machine".formatted(format));
    }
    return ffmpeg;
  }
}
