package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_BMP;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_GIF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PNG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_TIFF;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.io.IOException;
import java.util.Optional;
import org.recourse.media.MediaFormat;
import org.recourse.media.RefusalReason;
import org.recourse.media.internal.wire.Answer;
import org.recourse.media.internal.wire.Job;

/// Everything but JPEG, by ffmpeg's decoders.
final class Ffmpeg {

  private final FfmpegStill stills = new FfmpegStill();

  private Ffmpeg() {}

  /// Returns the decoders if their native libraries are there.
  static Optional<Ffmpeg> load() {
    try {
      av_log_set_level(AV_LOG_QUIET);
      return Optional.of(new Ffmpeg());
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }

  /// Decodes a picture.
  DecodedPicture picture(MediaFormat format, WholeFile file, Job job) throws Refusal, IOException {
    return switch (format) {
      case PNG -> {
        PictureHeader header = PngHeader.of(file);
        yield stills.decode(AV_CODEC_ID_PNG, file, header, job);
      }
      case GIF -> stills.decode(AV_CODEC_ID_GIF, file, StillHeaders.gif(file), job);
      case BMP -> stills.decode(AV_CODEC_ID_BMP, file, StillHeaders.bmp(file), job);
      case TIFF -> stills.decode(AV_CODEC_ID_TIFF, file, StillHeaders.tiff(file), job);
      default -> throw new Refusal(RefusalReason.UNSUPPORTED, "not yet: " + format);
    };
  }

  /// Decodes a video.
  Answer video(MediaFormat format, Job job, Input input, FrameSink sink)
      throws Refusal, IOException {
    if (input.length() > 0) {
      throw new Refusal(RefusalReason.UNSUPPORTED, "not yet: " + format);
    }
    sink.begin(0);
    return new Answer.Video(format, 1, 1, job.length(), false, 0);
  }
}
