package org.recourse.media.internal.decode;

import org.recourse.media.RefusalReason;

/// Reads the first directory of a TIFF.
final class TiffHeader {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_SIZES = 279;
  private static final int SHORT = 3;
  private static final int MAX_STRIPS = 1 << 20;

  private final WholeFile file;
  private final boolean little;

  private TiffHeader(WholeFile file) {
    this.file = file;
    this.little = file.has(0, "II");
  }

  static PictureHeader of(WholeFile file) throws Refusal {
    return new TiffHeader(file).read();
  }

  private PictureHeader read() throws Refusal {
    long directory = u32(4);
    int entries = u16(directory);
    if (entries < 0) {
      throw new Refusal(RefusalReason.TRUNCATED, "the TIFF ends before its directory");
    }
    long width = 0;
    long height = 0;
    long offsets = -1;
    long sizes = -1;
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + 12L * i;
      switch (u16(entry)) {
        case WIDTH -> width = element(entry, 0);
        case HEIGHT -> height = element(entry, 0);
        case STRIP_OFFSETS -> offsets = entry;
        case STRIP_SIZES -> sizes = entry;
        default -> {}
      }
    }
    boolean ended = offsets < 0 || sizes < 0 || endsWithin(offsets, sizes);
    return new PictureHeader(width, height, Exif.orientation(file, 0), ended);
  }

  private boolean endsWithin(long offsets, long sizes) {
    long count = Math.min(u32(offsets + 4), MAX_STRIPS);
    for (int i = 0; i < count; i++) {
      long begin = element(offsets, i);
      long size = element(sizes, i);
      if (begin < 0 || size < 0 || begin + size > file.length()) {
        return false;
      }
    }
    return true;
  }

  // Values of up to four bytes stand in the entry itself, more stand where it points.
  private long element(long entry, int index) {
    boolean isShort = u16(entry + 2) == SHORT;
    long count = u32(entry + 4);
    int size = isShort ? 2 : 4;
    long at = (count * size <= 4 ? entry + 8 : u32(entry + 8)) + (long) index * size;
    return isShort ? u16(at) : u32(at);
  }

  private int u16(long at) {
    return little ? file.u16le(at) : file.u16(at);
  }

  private long u32(long at) {
    return little ? file.u32le(at) : file.u32(at);
  }
}
