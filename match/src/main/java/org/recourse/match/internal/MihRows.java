package org.recourse.match.internal;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.recourse.fingerprint.PdqFingerprint;

/// The rows of a [org.recourse.match.MihIndex]: levels of immutable blocks, replaced as a whole.
public final class MihRows {

  /*
   * Concurrency. `levels` is read once by each look-up. Only adders (one at a time, under `this`)
   * append to the last list and start a new one; only the maintenance task (one at a time, by
   * `maintaining`) replaces blocks, and takes `this` just to swap. A removal sets a bit that all
   * blocks, old and new, are checked against.
   */

  private static final int LIST_ROWS = 4_096;

  private final Executor maintenance;
  private final AtomicBoolean maintaining = new AtomicBoolean();
  private final RemovedRows removed = new RemovedRows();
  private final AtomicInteger live = new AtomicInteger();
  private volatile IndexLevels levels = new IndexLevels(List.of(), List.of(new GrowingWords()));

  /// Makes an empty one.
  public MihRows(Executor maintenance) {
    this.maintenance = maintenance;
  }

  /// Returns how many rows there are and were not removed.
  public long size() {
    return live.get();
  }

  /// Returns about how much memory is taken.
  public long bytes() {
    IndexLevels now = levels;
    return now.blocks().stream().mapToLong(block -> block.index().bytes()).sum()
        + now.scanned().stream().mapToLong(GrowingWords::bytes).sum();
  }

  /// Adds a row and returns its number.
  public int add(PdqFingerprint fingerprint) {
    int row;
    boolean full;
    synchronized (this) {
      row = count(levels);
      if (row == Integer.MAX_VALUE) {
        throw new IllegalStateException("the index has 2^31 - 1 rows");
      }
      GrowingWords last = levels.scanned().getLast();
      last.add(fingerprint);
      live.incrementAndGet();
      full = last.count() == LIST_ROWS;
      if (full) {
        List<GrowingWords> scanned = new ArrayList<>(levels.scanned());
        scanned.add(new GrowingWords());
        levels = new IndexLevels(levels.blocks(), scanned);
      }
    }
    if (full) {
      maintain();
    }
    return row;
  }

  private static int count(IndexLevels levels) {
    int last = levels.scanned().size() - 1;
    return levels.firstScanned(last) + levels.scanned().get(last).count();
  }

  private void maintain() {
    if (maintaining.compareAndSet(false, true)) {
      maintenance.execute(this::indexFullLists);
    }
  }

  private void indexFullLists() {
    try {
      for (IndexLevels now = levels; now.scanned().size() > 1; now = levels) {
        IndexLevels.Block merged = now.mergeFull(row -> !removed.contains(row));
        synchronized (this) {
          levels = levels.with(merged);
        }
      }
    } finally {
      maintaining.set(false);
    }
  }

  /// Adds many rows to an empty index, as one block.
  public synchronized void addIndexed(int count, Iterator<PdqFingerprint> fingerprints) {
    if (count == 0) {
      return;
    }
    Words words = new Words(Arena.ofAuto().allocate((long) count * Words.ROW_BYTES, 64), count);
    for (int row = 0; row < count; row++) {
      words.set(row, fingerprints.next());
    }
    MihBlock block = MihBlock.build(words, _ -> true);
    live.addAndGet(count);
    levels = new IndexLevels(List.of(new IndexLevels.Block(0, block)), levels.scanned());
  }

  /// Removes a row, and returns whether it was there.
  public synchronized boolean remove(int row) {
    if (row < 0 || row >= count(levels) || !removed.add(row)) {
      return false;
    }
    live.decrementAndGet();
    return true;
  }

  /// Returns a row, whether or not it was removed.
  ///
  /// @throws IndexOutOfBoundsException if there never was one
  public PdqFingerprint fingerprint(int row) {
    IndexLevels now = levels;
    for (IndexLevels.Block block : now.blocks()) {
      if (row >= block.first() && row < block.first() + block.rows()) {
        return block.index().words().fingerprint(row - block.first());
      }
    }
    int at = row - now.indexedRows();
    for (GrowingWords list : now.scanned()) {
      if (at >= 0 && at < list.count()) {
        return list.get(at);
      }
      at -= list.count();
    }
    throw new IndexOutOfBoundsException("no row " + row);
  }

  /// Tells every row within the radius.
  public void search(PdqFingerprint query, int radius, RowSink sink) {
    IndexLevels now = levels;
    for (IndexLevels.Block block : now.blocks()) {
      int first = block.first();
      block.index().search(query, radius, (row, d) -> tell(first + row, d, sink));
    }
    int first = now.indexedRows();
    for (GrowingWords list : now.scanned()) {
      int of = first;
      list.search(query, radius, (row, d) -> tell(of + row, d, sink));
      first += list.count();
    }
  }

  private void tell(int row, int distance, RowSink sink) {
    if (!removed.contains(row)) {
      sink.accept(row, distance);
    }
  }
}
