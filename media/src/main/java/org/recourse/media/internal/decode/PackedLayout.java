package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avutil.*;

import org.jspecify.annotations.Nullable;

/// Where the upper bytes of the colours lie within a pixel.
///
/// @param bytesPerPixel distance from pixel to pixel
/// @param red offset of red, or of grey
/// @param green offset of green; unused for grey
/// @param blue offset of blue; unused for grey
/// @param channels 1 or 3
record PackedLayout(int bytesPerPixel, int red, int green, int blue, int channels) {

  /// Returns the layout of one of ffmpeg's pixel formats, or null if it is not that simple.
  static @Nullable PackedLayout of(int format) {
    return switch (format) {
      case AV_PIX_FMT_RGB24 -> colour(3, 0, 1, 2);
      case AV_PIX_FMT_BGR24 -> colour(3, 2, 1, 0);
      case AV_PIX_FMT_RGBA, AV_PIX_FMT_RGB0 -> colour(4, 0, 1, 2);
      case AV_PIX_FMT_BGRA, AV_PIX_FMT_BGR0 -> colour(4, 2, 1, 0);
      case AV_PIX_FMT_ARGB, AV_PIX_FMT_0RGB -> colour(4, 1, 2, 3);
      case AV_PIX_FMT_ABGR, AV_PIX_FMT_0BGR -> colour(4, 3, 2, 1);
      case AV_PIX_FMT_RGB48BE -> colour(6, 0, 2, 4);
      case AV_PIX_FMT_RGB48LE -> colour(6, 1, 3, 5);
      case AV_PIX_FMT_RGBA64BE -> colour(8, 0, 2, 4);
      case AV_PIX_FMT_RGBA64LE -> colour(8, 1, 3, 5);
      case AV_PIX_FMT_GRAY16BE -> grey(2, 0);
      case AV_PIX_FMT_GRAY16LE -> grey(2, 1);
      case AV_PIX_FMT_YA8 -> grey(2, 0);
      case AV_PIX_FMT_YA16BE -> grey(4, 0);
      case AV_PIX_FMT_YA16LE -> grey(4, 1);
      default -> null;
    };
  }

  private static PackedLayout colour(int bytesPerPixel, int red, int green, int blue) {
    return new PackedLayout(bytesPerPixel, red, green, blue, 3);
  }

  private static PackedLayout grey(int bytesPerPixel, int offset) {
    return new PackedLayout(bytesPerPixel, offset, offset, offset, 1);
  }
}
