package org.recourse.match.internal;

import java.util.Arrays;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.BankEntry;

/// The rows of one kind that were added since the last segment: they only grow. One thread adds,
/// any number search.
final class TailRows {

  /// Arrays of which only the first `count` rows may be read; the rest is still being written.
  private static final class Rows {
    final long[] words;
    final BankEntry[] owners;
    final int[] places;
    final int count;

    Rows(long[] words, BankEntry[] owners, int[] places, int count) {
      this.words = words;
      this.owners = owners;
      this.places = places;
      this.count = count;
    }
  }

  private volatile Rows current = new Rows(new long[64], new BankEntry[16], new int[16], 0);

  void add(BankEntry owner, java.util.List<? extends org.recourse.match.SignalRow> added) {
    if (added.isEmpty()) {
      return;
    }
    Rows rows = withRoom(current, added.size());
    int count = rows.count;
    for (int i = 0; i < added.size(); i++, count++) {
      PdqFingerprint fingerprint = added.get(i).fingerprint();
      rows.words[4 * count] = fingerprint.w0();
      rows.words[4 * count + 1] = fingerprint.w1();
      rows.words[4 * count + 2] = fingerprint.w2();
      rows.words[4 * count + 3] = fingerprint.w3();
      rows.owners[count] = owner;
      rows.places[count] = i;
    }
    current = new Rows(rows.words, rows.owners, rows.places, count);
  }

  private static Rows withRoom(Rows rows, int more) {
    int needed = Math.addExact(rows.count, more);
    if (needed <= rows.owners.length) {
      return rows;
    }
    int capacity = Math.max(needed, 2 * rows.owners.length);
    return new Rows(
        Arrays.copyOf(rows.words, 4 * capacity),
        Arrays.copyOf(rows.owners, capacity),
        Arrays.copyOf(rows.places, capacity),
        rows.count);
  }

  int count() {
    return current.count;
  }

  long bytes() {
    return current.owners.length * 44L;
  }

  BankEntry owner(int ordinal) {
    return current.owners[ordinal];
  }

  int place(int ordinal) {
    return current.places[ordinal];
  }

  void search(PdqFingerprint query, int radius, RowSink sink) {
    Rows rows = current;
    Scan.search(rows.words, rows.count, query, radius, sink);
  }
}
