package org.recourse.match.internal;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.ReverseScan;

/// Compares a batch of fingerprints with a long run of others.
public final class BatchScan {

  /*
   * What bounds it. A pair costs two exclusive-ors, two bit counts and a comparison, of which a
   * core of today does about two a nanosecond, and nothing else may come in between. So a block
   * of rows stays in the nearest cache while all entries pass over it; entries are taken four at
   * a time, to load a row once for four; and the four are compared by one branch, which is nearly
   * never taken: half of the bits of unrelated pictures differ, and half of 128 bits is 64, give
   * or take 6. Measured in docs/measurements/matching.md.
   */

  private static final int BLOCK_ROWS = 512;
  private static final int AT_ONCE = 4;

  private final long[] words;
  private final int entries;
  private final int radius;

  /// Prepares a scan.
  public BatchScan(List<PdqFingerprint> fingerprints, int radius) {
    entries = fingerprints.size();
    this.radius = radius;
    words = new long[4 * entries];
    for (int i = 0; i < entries; i++) {
      PdqFingerprint fingerprint = fingerprints.get(i);
      words[4 * i] = fingerprint.w0();
      words[4 * i + 1] = fingerprint.w1();
      words[4 * i + 2] = fingerprint.w2();
      words[4 * i + 3] = fingerprint.w3();
    }
  }

  /// Tells every pair within the radius.
  public void scan(MemorySegment seen, long firstRow, ReverseScan.Sink sink) {
    long rows = seen.byteSize() / Words.ROW_BYTES;
    long[] block = new long[4 * BLOCK_ROWS];
    for (long from = 0; from < rows; from += BLOCK_ROWS) {
      int count = (int) Math.min(BLOCK_ROWS, rows - from);
      MemorySegment.copy(seen, ByteReader.U64, from * Words.ROW_BYTES, block, 0, 4 * count);
      scanBlock(block, count, firstRow + from, sink);
    }
  }

  private void scanBlock(long[] block, int count, long firstRow, ReverseScan.Sink sink) {
    int entry = 0;
    for (; entry + AT_ONCE <= entries; entry += AT_ONCE) {
      for (int row = 0; row < count; row++) {
        row = nextNear(block, row, count, entry);
        for (int i = 0; row < count && i < AT_ONCE; i++) {
          compare(block, row, firstRow, entry + i, sink);
        }
      }
    }
    for (; entry < entries; entry++) {
      for (int row = 0; row < count; row++) {
        compare(block, row, firstRow, entry, sink);
      }
    }
  }

  /// Returns the first row from `from` on of which the first half is within the radius of one of
  /// four entries, or the count.
  private int nextNear(long[] block, int from, int count, int entry) {
    long a0 = words[4 * entry];
    long a1 = words[4 * entry + 1];
    long b0 = words[4 * entry + 4];
    long b1 = words[4 * entry + 5];
    long c0 = words[4 * entry + 8];
    long c1 = words[4 * entry + 9];
    long d0 = words[4 * entry + 12];
    long d1 = words[4 * entry + 13];
    int limit = radius + 1;
    for (int row = from; row < count; row++) {
      long w0 = block[4 * row];
      long w1 = block[4 * row + 1];
      // Each difference is negative exactly when that pair is near, and so is their union.
      int near = (Long.bitCount(w0 ^ a0) + Long.bitCount(w1 ^ a1) - limit)
          | (Long.bitCount(w0 ^ b0) + Long.bitCount(w1 ^ b1) - limit)
          | (Long.bitCount(w0 ^ c0) + Long.bitCount(w1 ^ c1) - limit)
          | (Long.bitCount(w0 ^ d0) + Long.bitCount(w1 ^ d1) - limit);
      if (near < 0) {
        return row;
      }
    }
    return count;
  }

  private void compare(long[] block, int row, long firstRow, int entry, ReverseScan.Sink sink) {
    int distance = 0;
    for (int i = 0; i < 4; i++) {
      distance += Long.bitCount(block[4 * row + i] ^ words[4 * entry + i]);
    }
    if (distance <= radius) {
      sink.accept(firstRow + row, entry, distance);
    }
  }
}
