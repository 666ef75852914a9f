package org.recourse.media.internal.decode;

import org.recourse.media.RefusalReason;

/// Reads sizes out of the headers of simple formats, so that what is too large is refused before a
/// decoder sees it.
final class StillHeaders {

  private static final int TIFF_WIDTH = 256;
  private static final int TIFF_HEIGHT = 257;

  private StillHeaders() {}

  static PictureHeader gif(WholeFile file) throws Refusal {
    if (file.length() < 13) {
      throw truncated("GIF");
    }
    return new PictureHeader(file.u16le(6), file.u16le(8), 1, true);
  }

  static PictureHeader bmp(WholeFile file) throws Refusal {
    if (file.length() < 26) {
      throw truncated("BMP");
    }
    long headerSize = file.u32le(14);
    if (headerSize == 12) {
      return new PictureHeader(file.u16le(18), file.u16le(20), 1, true);
    }
    // a negative height means that the top row comes first
    return new PictureHeader(file.u32le(18), Math.abs((int) file.u32le(22)), 1, true);
  }

  static PictureHeader tiff(WholeFile file) throws Refusal {
    boolean little = file.has(0, "II");
    long directory = little ? file.u32le(4) : file.u32(4);
    int entries = little ? file.u16le(directory) : file.u16(directory);
    if (entries < 0) {
      throw truncated("TIFF");
    }
    long width = 0;
    long height = 0;
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + 12L * i;
      int tag = little ? file.u16le(entry) : file.u16(entry);
      if (tag == TIFF_WIDTH) {
        width = tiffNumber(file, entry, little);
      } else if (tag == TIFF_HEIGHT) {
        height = tiffNumber(file, entry, little);
      }
    }
    return new PictureHeader(width, height, Exif.orientation(file, 0), true);
  }

  // A number of type SHORT (3) stands at the beginning of its field, one of type LONG (4) fills it.
  private static long tiffNumber(WholeFile file, long entry, boolean little) {
    int type = little ? file.u16le(entry + 2) : file.u16(entry + 2);
    if (type == 3) {
      return little ? file.u16le(entry + 8) : file.u16(entry + 8);
    }
    return little ? file.u32le(entry + 8) : file.u32(entry + 8);
  }

  private static Refusal truncated(String format) {
    return new Refusal(RefusalReason.TRUNCATED, "the %s ends inside its header".formatted(format));
  }
}
