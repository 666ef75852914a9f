package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avutil.*;

import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.Pixels;

/// The brightness of a frame that holds brightness and colour apart, spread to the full 0 to 255.
///
/// PDQ weighs red, green and blue as Rec. 601 does, and vPDQ converts every video with the Rec. 601
/// matrix whatever it says it is. Brightness computed back from such colours is the brightness that
/// was stored, but for rounding and clipping: so the way through colours can be left out.
final class LumaFrame extends SizedPixels {

  private static final byte[] SPREAD = spread();

  private final Plane plane;
  private final int bytesPerPixel;
  private final int shift;
  private final boolean fullRange;
  private final byte[] raw;

  private LumaFrame(AVFrame frame, int bytesPerPixel, int shift, boolean fullRange) {
    super(frame.width(), frame.height(), 1);
    this.plane = Plane.of(frame, 0);
    this.bytesPerPixel = bytesPerPixel;
    this.shift = shift;
    this.fullRange = fullRange;
    this.raw = new byte[width * bytesPerPixel];
  }

  /// Returns the brightness of a frame, or null if its format does not hold it in a plane of its
  /// own.
  static @Nullable LumaFrame of(AVFrame frame) {
    AVPixFmtDescriptor format = av_pix_fmt_desc_get(frame.format());
    long unfit = AV_PIX_FMT_FLAG_RGB
        | AV_PIX_FMT_FLAG_PAL
        | AV_PIX_FMT_FLAG_BITSTREAM
        | AV_PIX_FMT_FLAG_HWACCEL
        | AV_PIX_FMT_FLAG_BE
        | AV_PIX_FMT_FLAG_FLOAT;
    if (format == null || (format.flags() & unfit) != 0 || frame.linesize(0) <= 0) {
      return null;
    }
    AVComponentDescriptor luma = format.comp(0);
    int bytes = luma.depth() > 8 ? 2 : 1;
    if (luma.plane() != 0 || luma.step() != bytes || luma.offset() != 0) {
      return null;
    }
    // of 10 and more bits the upper 8 are enough: a fingerprint averages thousands of them
    int shift = luma.shift() + luma.depth() - 8;
    return new LumaFrame(frame, bytes, shift, isFullRange(frame));
  }

  static boolean isFullRange(AVFrame frame) {
    return frame.color_range() == AVCOL_RANGE_JPEG
        || switch (frame.format()) {
          case AV_PIX_FMT_YUVJ420P,
              AV_PIX_FMT_YUVJ422P,
              AV_PIX_FMT_YUVJ444P,
              AV_PIX_FMT_YUVJ440P,
              AV_PIX_FMT_YUVJ411P,
              AV_PIX_FMT_GRAY8 -> true;
          default -> false;
        };
  }

  // Video usually holds black as 16 and white as 235.
  private static byte[] spread() {
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) Math.clamp(Math.round((i - 16) * 255 / 219f), 0, 255);
    }
    return table;
  }

  @Override
  public void row(int y, byte[] into) {
    storedRow(y, into);
    spread(into, width);
  }

  /// Returns whether the stored brightness is spread already: black is 0 and white 255.
  boolean fullRange() {
    return fullRange;
  }

  /// Returns the brightness as it is stored, by the upper 8 bits.
  Pixels stored() {
    return new Stored();
  }

  private void storedRow(int y, byte[] into) {
    if (bytesPerPixel == 1) {
      plane.copyRow(y, into, width);
      return;
    }
    plane.copyRow(y, raw, raw.length);
    for (int x = 0; x < width; x++) {
      int value = (raw[2 * x] & 0xff) | ((raw[2 * x + 1] & 0xff) << 8);
      into[x] = (byte) (value >> shift);
    }
  }

  private void spread(byte[] row, int count) {
    if (!fullRange) {
      for (int x = 0; x < count; x++) {
        row[x] = SPREAD[row[x] & 0xff];
      }
    }
  }

  private final class Stored extends SizedPixels {
    Stored() {
      super(LumaFrame.this.width, LumaFrame.this.height(), 1);
    }

    @Override
    public void row(int y, byte[] into) {
      storedRow(y, into);
    }
  }
}
