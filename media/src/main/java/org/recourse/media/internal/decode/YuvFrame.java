package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avutil.*;

import java.lang.foreign.MemorySegment;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.FramePlanes;

/// A frame of brightness and two colour differences, 4:2:0 or 4:2:2 in 8 bits, as nearly all videos
/// have it and as vPDQ converts without scaling. Valid while the frame is.
///
/// @param width columns
/// @param height rows
/// @param fullRange whether black is 0
/// @param rowsPerColour 1 or 2
/// @param luma brightness
/// @param cb blue differences
/// @param cr red differences
record YuvFrame(
    int width, int height, boolean fullRange, int rowsPerColour, Plane luma, Plane cb, Plane cr)
    implements FramePlanes {

  /// Returns the planes of a frame, or null if it is of another format.
  static @Nullable YuvFrame of(AVFrame frame) {
    int rowsPerColour = switch (frame.format()) {
      case AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P -> 2;
      case AV_PIX_FMT_YUV422P, AV_PIX_FMT_YUVJ422P -> 1;
      default -> 0;
    };
    if (rowsPerColour == 0) {
      return null;
    }
    int height = frame.height();
    int colourRows = (height + rowsPerColour - 1) / rowsPerColour;
    return new YuvFrame(
        frame.width(),
        height,
        LumaFrame.isFullRange(frame),
        rowsPerColour,
        Plane.of(frame, 0, height),
        Plane.of(frame, 1, colourRows),
        Plane.of(frame, 2, colourRows));
  }

  // Bytes are copied as they lie: the machines that ffmpeg is packed for put the lowest first.
  @Override
  public void brightness(int y, int[] into) {
    luma.copyRow(y, MemorySegment.ofArray(into), width);
  }

  @Override
  public void colours(int y, short[] blue, short[] red) {
    int columns = (width + 1) / 2;
    cb.copyRow(y, MemorySegment.ofArray(blue), columns);
    cr.copyRow(y, MemorySegment.ofArray(red), columns);
  }
}
