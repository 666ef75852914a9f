package org.recourse.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Iterator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.recourse.fingerprint.PdqFingerprint;

/// Many fingerprints outside the heap, four words each. Immutable once drawn.
///
/// @param bytes 32 for each
/// @param count how many there are
public record PdqRows(MemorySegment bytes, int count) {

  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG;
  private static final int ROW_BYTES = 32;

  static PdqRows draw(int count, Supplier<PdqFingerprint> source) {
    PdqRows rows = new PdqRows(Arena.ofAuto().allocate((long) count * ROW_BYTES, ROW_BYTES), count);
    for (long row = 0; row < count; row++) {
      PdqFingerprint fingerprint = source.get();
      rows.bytes.set(WORD, row * ROW_BYTES, fingerprint.w0());
      rows.bytes.set(WORD, row * ROW_BYTES + 8, fingerprint.w1());
      rows.bytes.set(WORD, row * ROW_BYTES + 16, fingerprint.w2());
      rows.bytes.set(WORD, row * ROW_BYTES + 24, fingerprint.w3());
    }
    return rows;
  }

  /// Returns a row, from 0 on.
  public PdqFingerprint get(long row) {
    return new PdqFingerprint(
        bytes.get(WORD, row * ROW_BYTES),
        bytes.get(WORD, row * ROW_BYTES + 8),
        bytes.get(WORD, row * ROW_BYTES + 16),
        bytes.get(WORD, row * ROW_BYTES + 24));
  }

  Iterator<PdqFingerprint> iterator() {
    return IntStream.range(0, count).mapToObj(this::get).iterator();
  }

  /// Counts by a plain loop.
  public long countWithin(PdqFingerprint query, int radius) {
    long within = 0;
    for (long row = 0; row < count; row++) {
      within += get(row).distanceTo(query) <= radius ? 1 : 0;
    }
    return within;
  }
}
