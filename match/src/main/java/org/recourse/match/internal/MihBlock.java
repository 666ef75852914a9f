package org.recourse.match.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqFingerprint;

/// An immutable index of many fingerprints, in memory or mapped from a file. May be shared
/// between threads.
///
/// Rows with an even and rows with an odd number of set bits are indexed apart: the distance of a
/// query to each of the first is of one parity, and to each of the second of the other, so that
/// each radius can be rounded down. All fingerprints of real pictures but the rarest are in the
/// first.
public final class MihBlock {

  private final Words words;
  private final @Nullable Postings even;
  private final @Nullable Postings odd;

  MihBlock(Words words, @Nullable Postings even, @Nullable Postings odd) {
    this.words = words;
    this.even = even;
    this.odd = odd;
  }

  /// Builds an index in memory.
  ///
  /// @param live which rows can be found, by ordinal
  static MihBlock build(Words words, IntPredicate live) {
    return new MihBlock(words, build(words, live, 0), build(words, live, 1));
  }

  private static @Nullable Postings build(Words words, IntPredicate live, int parity) {
    int[] ordinals = ordinals(words, live, parity);
    if (ordinals.length == 0) {
      return null;
    }
    Geometry geometry = Geometry.forRows(ordinals.length);
    MemorySegment target = Arena.ofAuto().allocate(Postings.bytes(geometry, ordinals.length), 64);
    return PostingsWriter.write(words, ordinals, geometry, target);
  }

  /// Returns the ordinals of the live rows of one parity, ascending.
  static int[] ordinals(Words words, IntPredicate live, int parity) {
    int[] ordinals = new int[words.rows()];
    int count = 0;
    for (int row = 0; row < words.rows(); row++) {
      if (words.parity(row) == parity && live.test(row)) {
        ordinals[count++] = row;
      }
    }
    return Arrays.copyOf(ordinals, count);
  }

  Words words() {
    return words;
  }

  long bytes() {
    return words.bytes().byteSize()
        + (even == null ? 0 : even.size())
        + (odd == null ? 0 : odd.size());
  }

  /// Tells every row within the radius, each once.
  void search(PdqFingerprint query, int radius, RowSink sink) {
    int queryParity = query.bitCount() & 1;
    search(even, queryParity, query, radius, sink);
    search(odd, 1 - queryParity, query, radius, sink);
  }

  private void search(
      @Nullable Postings postings,
      int distanceParity,
      PdqFingerprint query,
      int radius,
      RowSink sink) {
    int effective = (radius & 1) == distanceParity ? radius : radius - 1;
    if (postings == null || effective < 0) {
      return;
    }
    if (!postings.search(words, query, effective, sink)) {
      Scan.search(words, query, effective, (ordinal, distance) -> {
        if ((distance & 1) == distanceParity) {
          sink.accept(ordinal, distance);
        }
      });
    }
  }
}
