package org.recourse.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.internal.Scan;

/// Compares a query with every row: slow for many rows, and so plain that it can be seen to be
/// right. The faster indexes are checked against this one.
///
/// May be shared between threads: an addition or removal replaces what look-ups read. A removal
/// copies the set of removed rows.
public final class LinearScanIndex implements MatchIndex {

  /// An array of which only the first `count` rows may be read; the rest is still being written.
  private static final class Rows {
    final long[] words;
    final int count;
    final BitSet removed;

    Rows(long[] words, int count, BitSet removed) {
      this.words = words;
      this.count = count;
      this.removed = removed;
    }
  }

  private volatile Rows current = new Rows(new long[64], 0, new BitSet());

  /// Makes an empty one.
  public LinearScanIndex() {}

  @Override
  public long size() {
    Rows rows = current;
    return (long) rows.count - rows.removed.cardinality();
  }

  @Override
  public synchronized int add(PdqFingerprint fingerprint) {
    Rows rows = current;
    int row = rows.count;
    long[] words = rows.words;
    if (4 * row == words.length) {
      words = Arrays.copyOf(words, Math.multiplyExact(words.length, 2));
    }
    words[4 * row] = fingerprint.w0();
    words[4 * row + 1] = fingerprint.w1();
    words[4 * row + 2] = fingerprint.w2();
    words[4 * row + 3] = fingerprint.w3();
    current = new Rows(words, row + 1, rows.removed);
    return row;
  }

  @Override
  public synchronized boolean remove(int row) {
    Rows rows = current;
    if (row < 0 || row >= rows.count || rows.removed.get(row)) {
      return false;
    }
    BitSet removed = (BitSet) rows.removed.clone();
    removed.set(row);
    current = new Rows(rows.words, rows.count, removed);
    return true;
  }

  @Override
  public List<RowMatch> search(PdqFingerprint query, int radius) {
    MatchIndex.checkRadius(radius);
    Rows rows = current;
    List<RowMatch> matches = new ArrayList<>();
    Scan.search(rows.words, rows.count, query, radius, (row, distance) -> {
      if (!rows.removed.get(row)) {
        matches.add(new RowMatch(row, distance));
      }
    });
    Collections.sort(matches);
    return Collections.unmodifiableList(matches);
  }

  @Override
  public long bytesInMemory() {
    return 8L * current.words.length;
  }
}
