package org.recourse.media.internal.decode;

import org.recourse.media.RefusalReason;

/// Reads the header of a BMP.
final class BmpHeader {

  private static final int OLD_HEADER = 12;
  private static final int UNCOMPRESSED = 0;
  private static final int BIT_FIELDS = 3;

  private BmpHeader() {}

  static PictureHeader of(WholeFile file) throws Refusal {
    if (file.length() < 34) {
      throw new Refusal(RefusalReason.TRUNCATED, "the BMP ends inside its header");
    }
    if (file.u32le(14) == OLD_HEADER) {
      return new PictureHeader(file.u16le(18), file.u16le(20), 1, true);
    }
    long width = file.u32le(18);
    long height = Math.abs((int) file.u32le(22)); // negative: the top row comes first
    long compression = file.u32le(30);
    long rowBytes = (width * file.u16le(28) + 31) / 32 * 4;
    boolean plain = compression == UNCOMPRESSED || compression == BIT_FIELDS;
    boolean ended = !plain || file.u32le(10) + rowBytes * height <= file.length();
    return new PictureHeader(width, height, 1, ended || height > 1 << 20 || width > 1 << 20);
  }
}
