package org.recourse.match.internal;

import java.lang.foreign.MemorySegment;
import org.recourse.fingerprint.PdqFingerprint;

/// Compares a query with one row after the other, and gives a row up after half of its bits where
/// those are too far already, which at the usual radius of 31 is nearly always.
public final class Scan {
  private Scan() {}

  /// Tells every row within the radius, in order.
  ///
  /// @param words four for each row
  public static void search(
      long[] words, int rows, PdqFingerprint query, int radius, RowSink sink) {
    long q0 = query.w0();
    long q1 = query.w1();
    long q2 = query.w2();
    long q3 = query.w3();
    for (int row = 0, at = 0; row < rows; row++, at += 4) {
      int half = Long.bitCount(words[at] ^ q0) + Long.bitCount(words[at + 1] ^ q1);
      if (half <= radius) {
        int distance = half + Long.bitCount(words[at + 2] ^ q2) + Long.bitCount(words[at + 3] ^ q3);
        if (distance <= radius) {
          sink.accept(row, distance);
        }
      }
    }
  }

  /// Tells every row within the radius, in order.
  static void search(Words words, PdqFingerprint query, int radius, RowSink sink) {
    MemorySegment bytes = words.bytes();
    long q0 = query.w0();
    long q1 = query.w1();
    long q2 = query.w2();
    long q3 = query.w3();
    long end = (long) words.rows() * Words.ROW_BYTES;
    for (long at = 0; at < end; at += Words.ROW_BYTES) {
      int half = Long.bitCount(bytes.get(ByteReader.U64, at) ^ q0)
          + Long.bitCount(bytes.get(ByteReader.U64, at + 8) ^ q1);
      if (half <= radius) {
        int distance = half
            + Long.bitCount(bytes.get(ByteReader.U64, at + 16) ^ q2)
            + Long.bitCount(bytes.get(ByteReader.U64, at + 24) ^ q3);
        if (distance <= radius) {
          sink.accept((int) (at / Words.ROW_BYTES), distance);
        }
      }
    }
  }
}
