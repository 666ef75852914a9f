package org.recourse.match.internal;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Which of up to 2³¹ things were removed: one bit each, set once and for ever. One thread
/// removes, any number ask; nobody waits. Takes memory only near what was removed.
final class RemovedRows {

  private static final int PAGE_BITS = 16;
  private static final int PAGES = 1 << (31 - PAGE_BITS);

  private volatile @Nullable AtomicReferenceArray<AtomicLongArray> pages;

  boolean contains(int row) {
    AtomicReferenceArray<AtomicLongArray> all = pages;
    if (all == null) {
      return false;
    }
    AtomicLongArray page = all.get(row >>> PAGE_BITS);
    return page != null && (page.get(word(row)) >>> row & 1) != 0;
  }

  /// Returns whether it had not been removed before.
  boolean add(int row) {
    if (contains(row)) {
      return false;
    }
    AtomicReferenceArray<AtomicLongArray> all = pages;
    if (all == null) {
      all = new AtomicReferenceArray<>(PAGES);
      pages = all;
    }
    AtomicLongArray page = all.get(row >>> PAGE_BITS);
    if (page == null) {
      page = new AtomicLongArray(1 << (PAGE_BITS - 6));
      all.set(row >>> PAGE_BITS, page);
    }
    page.set(word(row), page.get(word(row)) | 1L << row);
    return true;
  }

  /// Tells all that were removed, ascending.
  void forEach(IntConsumer rows) {
    AtomicReferenceArray<AtomicLongArray> all = pages;
    for (int page = 0; all != null && page < PAGES; page++) {
      AtomicLongArray bits = all.get(page);
      for (int word = 0; bits != null && word < bits.length(); word++) {
        for (long left = bits.get(word); left != 0; left &= left - 1) {
          rows.accept(page << PAGE_BITS | word << 6 | Long.numberOfTrailingZeros(left));
        }
      }
    }
  }

  private static int word(int row) {
    return (row & (1 << PAGE_BITS) - 1) >>> 6;
  }
}
