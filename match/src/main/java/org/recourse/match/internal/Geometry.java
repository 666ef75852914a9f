package org.recourse.match.internal;

/// Into how many chunks of how many bits an index divides a fingerprint; bits beyond them are not
/// indexed, only compared. Immutable.
///
/// @param chunks 0 for a plain list, else 2 to 64
/// @param bits 4 to 24, and `chunks × bits` at most 256
public record Geometry(int chunks, int bits) {

  /// No index: every row is compared.
  public static final Geometry LIST = new Geometry(0, 0);

  /// Checks the ranges.
  public Geometry {
    boolean list = chunks == 0 && bits == 0;
    boolean index = chunks >= 2 && chunks <= 64 && bits >= 4 && bits <= 24 && chunks * bits <= 256;
    if (!list && !index) {
      throw new IllegalArgumentException("no such geometry: " + chunks + " x " + bits);
    }
  }

  /// Returns what was measured to be best for so many rows: with more rows, fewer and longer
  /// chunks, so that a bucket stays short; and never a directory larger than the postings.
  public static Geometry forRows(long rows) {
    if (rows < 2_000) {
      return LIST;
    }
    if (rows < 10_000) {
      return new Geometry(20, 12);
    }
    if (rows < 50_000) {
      return new Geometry(18, 13);
    }
    if (rows < 250_000) {
      return new Geometry(18, 14);
    }
    if (rows < 3_000_000) {
      return new Geometry(16, 16);
    }
    return rows < 30_000_000 ? new Geometry(15, 17) : new Geometry(11, 22);
  }

  /// Returns how many of a chunk's bits a posting repeats of the next chunk.
  int checkBits() {
    return Math.min(16, bits);
  }

  int buckets() {
    return 1 << bits;
  }

  int next(int chunk) {
    return chunk + 1 == chunks ? 0 : chunk + 1;
  }
}
