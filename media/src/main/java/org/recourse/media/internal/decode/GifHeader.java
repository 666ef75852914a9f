package org.recourse.media.internal.decode;

import org.recourse.media.RefusalReason;

/// Walks a GIF to the end of its first picture, which is the one that is decoded.
final class GifHeader {

  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2c;
  private static final int MAX_BLOCKS = 10_000_000;

  private GifHeader() {}

  static PictureHeader of(WholeFile file) throws Refusal {
    if (file.length() < 13) {
      throw new Refusal(RefusalReason.TRUNCATED, "the GIF ends inside its header");
    }
    long at = 13L + colourTable(file.at(10));
    while (file.at(at) == EXTENSION) {
      at = afterSubBlocks(file, at + 2);
    }
    boolean ended = file.at(at) >= 0;
    if (file.at(at) == PICTURE) {
      long data = at + 10 + colourTable(file.at(at + 9)) + 1;
      ended = afterSubBlocks(file, data) <= file.length();
    }
    return new PictureHeader(file.u16le(6), file.u16le(8), 1, ended);
  }

  private static int colourTable(int flags) {
    return flags >= 0 && (flags & 0x80) != 0 ? 3 << ((flags & 7) + 1) : 0;
  }

  // A sub-block is its length and so many bytes; one of length 0 is the last.
  private static long afterSubBlocks(WholeFile file, long at) {
    for (int block = 0; block < MAX_BLOCKS; block++) {
      int length = file.at(at);
      if (length < 0) {
        return file.length() + 1;
      }
      at += 1 + length;
      if (length == 0) {
        return at;
      }
    }
    return file.length() + 1;
  }
}
