package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avutil.*;

import java.lang.foreign.MemorySegment;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;
import org.recourse.fingerprint.Pixels;

/// Reads the pixels out of ffmpeg's frames.
///
/// What is already red, green, blue or grey is read as it is: 16-bit channels by their upper byte,
/// alpha dropped and not blended, as Pillow's `convert("RGB")` does. The rest goes through
/// [ColourConversion].
final class FramePixels {

  private final ColourConversion conversion = new ColourConversion();

  /// Returns the pixels of a frame, valid while the frame and until the next call.
  ///
  /// @param lumaIsEnough whether brightness alone may be returned where the frame holds it
  Pixels of(AVFrame frame, boolean lumaIsEnough) throws Refusal {
    PackedLayout layout = PackedLayout.of(frame.format());
    if (layout != null) {
      return new PackedFrame(frame, layout);
    }
    return switch (frame.format()) {
      case AV_PIX_FMT_GRAY8 ->
        new SegmentPixels(frame.width(), frame.height(), 1, Plane.of(frame, 0));
      case AV_PIX_FMT_PAL8 -> new PaletteFrame(frame);
      case AV_PIX_FMT_MONOBLACK, AV_PIX_FMT_MONOWHITE -> new BitFrame(frame);
      default -> {
        LumaFrame luma = lumaIsEnough ? LumaFrame.of(frame) : null;
        yield luma != null ? luma : conversion.toRgb(frame);
      }
    };
  }

  static MemorySegment memory(Pointer pointer, long bytes) {
    return MemorySegment.ofAddress(pointer.address()).reinterpret(bytes);
  }
}
