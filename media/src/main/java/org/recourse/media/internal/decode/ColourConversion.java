package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.recourse.fingerprint.Pixels;
import org.recourse.media.RefusalReason;

/// Converts frames of any of ffmpeg's pixel formats to red, green, blue, honouring the matrix and
/// the range that the frame states.
final class ColourConversion {

  private final AVFrame rgb = av_frame_alloc();

  /// Returns the pixels, valid until the next call.
  Pixels toRgb(AVFrame frame) throws Refusal {
    int width = frame.width();
    int height = frame.height();
    SwsContext context = sws_getContext(
        width,
        height,
        frame.format(),
        width,
        height,
        AV_PIX_FMT_RGB24,
        SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT,
        (SwsFilter) null,
        (SwsFilter) null,
        (DoublePointer) null);
    if (context == null) {
      throw new Refusal(RefusalReason.UNSUPPORTED, "the colours of this picture cannot be read");
    }
    try {
      IntPointer matrix = sws_getCoefficients(matrix(frame.colorspace()));
      int range = LumaFrame.isFullRange(frame) ? 1 : 0;
      sws_setColorspaceDetails(context, matrix, range, matrix, 1, 0, 1 << 16, 1 << 16);
      av_frame_unref(rgb);
      rgb.width(width);
      rgb.height(height);
      rgb.format(AV_PIX_FMT_RGB24);
      FfmpegError.check(av_frame_get_buffer(rgb, 0));
      FfmpegError.check(sws_scale(
          context, frame.data(), frame.linesize(), 0, height, rgb.data(), rgb.linesize()));
    } finally {
      sws_freeContext(context);
    }
    return new SegmentPixels(width, height, 3, Plane.of(rgb, 0));
  }

  private static int matrix(int colourspace) {
    return switch (colourspace) {
      case AVCOL_SPC_BT709 -> SWS_CS_ITU709;
      case AVCOL_SPC_BT2020_NCL, AVCOL_SPC_BT2020_CL -> SWS_CS_BT2020;
      case AVCOL_SPC_SMPTE240M -> SWS_CS_SMPTE240M;
      default -> SWS_CS_ITU601;
    };
  }
}
