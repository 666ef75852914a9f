package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_BMP;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_GIF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PNG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_TIFF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WEBP;
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
  private final HeifPicture heif = new HeifPicture();
  private final FfmpegVideo videos = new FfmpegVideo();
  private final NativeBuffer firstFrame = new NativeBuffer();

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

  /// Decodes a picture that is one packet for its decoder.
  DecodedPicture picture(MediaFormat format, WholeFile file, Job job) throws Refusal {
    return switch (format) {
      case PNG -> {
        PictureHeader header = PngHeader.of(file);
        yield stills.decode(AV_CODEC_ID_PNG, PngMetadata.dropped(file), header, job);
      }
      case GIF -> stills.decode(AV_CODEC_ID_GIF, file, GifHeader.of(file), job);
      case BMP -> stills.decode(AV_CODEC_ID_BMP, file, BmpHeader.of(file), job);
      case TIFF -> stills.decode(AV_CODEC_ID_TIFF, file, TiffHeader.of(file), job);
      case WEBP -> webp(file, job);
      default -> throw new AssertionError("not a still picture: " + format);
    };
  }

  private DecodedPicture webp(WholeFile file, Job job) throws Refusal {
    WebpHeader header = WebpHeader.of(file);
    PictureHeader picture = new PictureHeader(
        header.width(), header.height(), header.exifOrientation(), header.ended());
    if (header.frameAt() < 0) {
      return stills.decode(AV_CODEC_ID_WEBP, file, picture, job);
    }
    PictureAnswer.checkPixels(header.width(), header.height(), job);
    WholeFile first = header.firstFrame(file, firstFrame);
    if (first == null) {
      throw new Refusal(
          header.ended() ? RefusalReason.DAMAGED : RefusalReason.TRUNCATED,
          "the animation has no first picture");
    }
    WebpHeader frame = WebpHeader.of(first);
    DecodedPicture decoded = stills.decode(
        AV_CODEC_ID_WEBP, first, new PictureHeader(frame.width(), frame.height(), 1, true), job);
    int width = (int) header.width();
    int height = (int) header.height();
    return new DecodedPicture(
        new PlacedPixels(width, height, header.frameX(), header.frameY(), decoded.pixels()),
        width,
        height,
        1,
        header.exifOrientation(),
        false);
  }

  /// Decodes HEIC or AVIF.
  DecodedPicture heif(Input input, Job job) throws Refusal, IOException {
    return heif.decode(input, job);
  }

  /// Decodes a video.
  Answer video(MediaFormat format, Job job, Input input, FrameSink sink)
      throws Refusal, IOException {
    return videos.decode(format, job, input, sink);
  }
}
