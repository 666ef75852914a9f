package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_ENOMEM;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_PATCHWELCOME;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import org.recourse.media.RefusalReason;

/// Turns ffmpeg's error numbers into refusals.
final class FfmpegError {
  private FfmpegError() {}

  /// Does nothing if the result is not an error.
  static void check(int result) throws Refusal {
    if (result < 0) {
      throw refusal(result);
    }
  }

  static Refusal refusal(int error) {
    if (error == AVERROR_ENOMEM()) {
      return new Refusal(RefusalReason.OUT_OF_MEMORY, "decoding needs more memory than allowed");
    }
    if (error == AVERROR_EOF()) {
      return new Refusal(RefusalReason.TRUNCATED, "the file ends before its picture does");
    }
    byte[] text = new byte[128];
    av_strerror(error, text, text.length);
    String message = new String(text, java.nio.charset.StandardCharsets.US_ASCII).trim();
    return new Refusal(
        error == AVERROR_PATCHWELCOME() ? RefusalReason.UNSUPPORTED : RefusalReason.DAMAGED,
        "ffmpeg: " + message);
  }
}
