package org.recourse.match.internal;

import java.lang.foreign.MemorySegment;
import org.recourse.fingerprint.PdqFingerprint;

/// Fingerprints one behind the other, four little-endian words each. Immutable once others see
/// it; may then be shared.
///
/// @param bytes at least 32 for each row
/// @param rows how many fingerprints there are
record Words(MemorySegment bytes, int rows) {

  static final int ROW_BYTES = 32;

  long word(long row, int index) {
    return bytes.get(ByteReader.U64, row * ROW_BYTES + index * 8L);
  }

  PdqFingerprint fingerprint(long row) {
    return new PdqFingerprint(word(row, 0), word(row, 1), word(row, 2), word(row, 3));
  }

  void set(long row, PdqFingerprint fingerprint) {
    long at = row * ROW_BYTES;
    bytes.set(ByteReader.U64, at, fingerprint.w0());
    bytes.set(ByteReader.U64, at + 8, fingerprint.w1());
    bytes.set(ByteReader.U64, at + 16, fingerprint.w2());
    bytes.set(ByteReader.U64, at + 24, fingerprint.w3());
  }

  /// Returns up to 32 of a row's bits, the lowest first.
  int bits(long row, int offset, int count) {
    int word = offset >>> 6;
    int shift = offset & 63;
    long bits = word(row, word) >>> shift;
    if (shift + count > 64) {
      bits |= word(row, word + 1) << (64 - shift);
    }
    return (int) bits & (1 << count) - 1;
  }

  /// Returns 0 if an even number of the row's bits are set, else 1.
  int parity(long row) {
    return Long.bitCount(word(row, 0) ^ word(row, 1) ^ word(row, 2) ^ word(row, 3)) & 1;
  }

  int distance(long row, long q0, long q1, long q2, long q3) {
    return Long.bitCount(word(row, 0) ^ q0)
        + Long.bitCount(word(row, 1) ^ q1)
        + Long.bitCount(word(row, 2) ^ q2)
        + Long.bitCount(word(row, 3) ^ q3);
  }
}
