package org.recourse.media.internal.decode;

import org.jspecify.annotations.Nullable;

/// The tables that the segments of a JPEG have set so far. Used by one thread.
final class JpegTables {

  private static final int TABLES = 4;
  private static final int BLOCK = 64;

  private final @Nullable HuffmanTable[] firsts = new HuffmanTable[TABLES];
  private final @Nullable HuffmanTable[] others = new HuffmanTable[TABLES];
  private final int[] @Nullable [] quantisers = new int[TABLES][];
  private int restartInterval;

  /// Returns the codes of the blocks' first coefficients, or null if there are none by this
  /// number.
  @Nullable
  HuffmanTable firsts(int number) {
    return number < TABLES ? firsts[number] : null;
  }

  /// Returns the codes of the blocks' other coefficients, or null if there are none by this
  /// number.
  @Nullable
  HuffmanTable others(int number) {
    return number < TABLES ? others[number] : null;
  }

  /// Returns the quantisers in zigzag order, or null if there are none by this number.
  int @Nullable [] quantisers(int number) {
    return quantisers[number];
  }

  /// Returns after how many groups of blocks a marker comes, 0 for never.
  int restartInterval() {
    return restartInterval;
  }

  /// Reads the interval of restart markers. Returns whether the segment is sound, as the others
  /// do.
  ///
  /// @param at the segment's body
  /// @param end where it ends
  boolean setRestartInterval(WholeFile file, long at, long end) {
    restartInterval = Math.max(0, file.u16(at));
    return end == at + 2;
  }

  /// Reads quantisers.
  boolean setQuantisers(WholeFile file, long at, long end) {
    long next = at;
    while (next < end) {
      int head = file.at(next++);
      int bytes = head >> 4 == 0 ? 1 : 2;
      if (head < 0 || head >> 4 > 1 || (head & 15) >= TABLES || next + (long) BLOCK * bytes > end) {
        return false;
      }
      int[] table = new int[BLOCK];
      for (int k = 0; k < BLOCK; k++, next += bytes) {
        table[k] = bytes == 1 ? file.at(next) : file.u16(next);
      }
      quantisers[head & 15] = table;
    }
    return next == end;
  }

  /// Reads Huffman codes.
  boolean setCodes(WholeFile file, long at, long end) {
    long next = at;
    while (next + 17 <= end) {
      int head = file.at(next++);
      byte[] counts = new byte[16];
      int total = 0;
      for (int i = 0; i < counts.length; i++) {
        counts[i] = (byte) file.at(next++);
        total += counts[i] & 0xff;
      }
      if (head < 0 || head >> 4 > 1 || (head & 15) >= TABLES || total > 256 || next + total > end) {
        return false;
      }
      byte[] symbols = new byte[total];
      for (int i = 0; i < total; i++) {
        symbols[i] = (byte) file.at(next++);
      }
      boolean ofFirsts = head >> 4 == 0;
      HuffmanTable table = HuffmanTable.of(counts, symbols, ofFirsts);
      (ofFirsts ? firsts : others)[head & 15] = table;
      if (table == null) {
        return false;
      }
    }
    return next == end;
  }
}
