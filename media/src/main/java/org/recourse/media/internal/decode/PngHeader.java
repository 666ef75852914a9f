package org.recourse.media.internal.decode;

import org.recourse.media.RefusalReason;

/// Walks the chunks of a PNG. ffmpeg fills up a picture that ends early without a word, so
/// whether it does is found out here.
final class PngHeader {

  private static final int MAX_CHUNKS = 1_000_000;

  private PngHeader() {}

  static PictureHeader of(WholeFile file) throws Refusal {
    if (!file.has(12, "IHDR")) {
      throw new Refusal(
          file.length() < 33 ? RefusalReason.TRUNCATED : RefusalReason.DAMAGED,
          "the PNG has no header");
    }
    int orientation = 0;
    long at = 8;
    for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
      long size = file.u32(at);
      if (size < 0) {
        break;
      }
      if (file.has(at + 4, "IEND")) {
        return new PictureHeader(file.u32(16), file.u32(20), Math.max(1, orientation), true);
      }
      if (orientation == 0 && file.has(at + 4, "eXIf")) {
        orientation = Exif.orientation(file, at + 8);
      }
      at += 12 + size;
    }
    return new PictureHeader(file.u32(16), file.u32(20), Math.max(1, orientation), false);
  }
}
