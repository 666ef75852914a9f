package org.recourse.match.internal;

import java.util.Arrays;
import org.recourse.fingerprint.PdqFingerprint;

/// Fingerprints that are still being added, on the heap. One thread adds, any number search; a
/// search sees what was added before it began.
public final class GrowingWords {

  /// An array of which only the first `count` rows may be read; the rest is still being written.
  private static final class Rows {
    final long[] words;
    final int count;

    Rows(long[] words, int count) {
      this.words = words;
      this.count = count;
    }
  }

  private volatile Rows current = new Rows(new long[4 * 16], 0);

  /// Makes an empty one.
  public GrowingWords() {}

  /// Returns how many there are.
  public int count() {
    return current.count;
  }

  /// Returns how many bytes of the heap are taken.
  public long bytes() {
    return 8L * current.words.length;
  }

  /// Adds a row behind the others.
  public void add(PdqFingerprint fingerprint) {
    Rows rows = current;
    int at = 4 * rows.count;
    long[] words = at < rows.words.length ? rows.words : Arrays.copyOf(rows.words, 2 * at);
    words[at] = fingerprint.w0();
    words[at + 1] = fingerprint.w1();
    words[at + 2] = fingerprint.w2();
    words[at + 3] = fingerprint.w3();
    current = new Rows(words, rows.count + 1);
  }

  /// Returns a row.
  public PdqFingerprint get(int row) {
    long[] words = current.words;
    return new PdqFingerprint(
        words[4 * row], words[4 * row + 1], words[4 * row + 2], words[4 * row + 3]);
  }

  /// Tells every row within the radius.
  public void search(PdqFingerprint query, int radius, RowSink sink) {
    Rows rows = current;
    Scan.search(rows.words, rows.count, query, radius, sink);
  }
}
