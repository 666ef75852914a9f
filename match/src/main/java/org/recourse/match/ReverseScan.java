package org.recourse.match;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.internal.BatchScan;

/// The other direction: compares new entries with everything that was ever seen, which is too
/// much to be indexed and is read once, from one end to the other.
///
/// What was seen is a flat run of fingerprints, 32 bytes each, four little-endian words with `w0`
/// first: a mapped file, or a part of one. Several threads may scan different parts with the same
/// object. Immutable.
///
/// ```java
/// new ReverseScan(newEntries, 31).scan(mappedFile, 0, (row, entry, distance) -> …);
/// ```
public final class ReverseScan {

  /// How many bytes a fingerprint takes.
  public static final int ROW_BYTES = 32;

  /// Takes what is found, in no order.
  @FunctionalInterface
  public interface Sink {
    /// Takes one pair.
    ///
    /// @param row where the fingerprint stands among all that were seen, from 0
    /// @param entry which of the new entries is near it: its position in the list
    /// @param distance in bits
    void accept(long row, int entry, int distance);
  }

  private final BatchScan scan;

  /// Prepares a scan.
  ///
  /// @param entries what is new; a few hundred at a time use the processor best
  /// @param radius 0 to 256 bits
  public ReverseScan(List<PdqFingerprint> entries, int radius) {
    scan = new BatchScan(entries, MatchIndex.checkRadius(radius));
  }

  /// Tells every pair within the radius of a new entry and a row.
  ///
  /// @param seen 32 bytes for each row
  /// @param firstRow what the first row is called, for a part of something longer
  /// @throws IllegalArgumentException if the bytes are not whole rows
  public void scan(MemorySegment seen, long firstRow, Sink sink) {
    if (seen.byteSize() % ROW_BYTES != 0) {
      throw new IllegalArgumentException(
          "rows have " + ROW_BYTES + " bytes, these are " + seen.byteSize());
    }
    scan.scan(seen, firstRow, sink);
  }
}
