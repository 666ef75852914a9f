package org.recourse.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.internal.MihRows;

/// A multi-index hash in memory: divides fingerprints into chunks, and looks only at rows that
/// are near in one of them. Exact for every radius; where the index cannot help, rows are
/// compared one by one.
///
/// May be shared between threads. Look-ups never wait. A row that was added is compared one by
/// one at first; some thousands of such rows at a time are indexed, and small indexes merged, by
/// tasks that are given to the executor. Until a task has run, everything is found, only more
/// slowly. The memory of fingerprints that were removed is not given back, that of their index
/// is when it is merged. Rows and index lie outside the heap, about 130 bytes a row, and count
/// against `-XX:MaxDirectMemorySize`.
public final class MihIndex implements MatchIndex {

  private final MihRows rows;

  /// Makes an empty one.
  ///
  /// @param maintenance runs the tasks that index what was added; `Runnable::run` makes the
  ///     caller of [#add] wait for them
  public MihIndex(Executor maintenance) {
    rows = new MihRows(maintenance);
  }

  /// Makes one of many fingerprints at once, indexed when this returns.
  ///
  /// @param count how many there will be
  /// @param fingerprints is read `count` times
  public static MihIndex of(
      int count, Iterator<PdqFingerprint> fingerprints, Executor maintenance) {
    MihIndex index = new MihIndex(maintenance);
    index.rows.addIndexed(count, fingerprints);
    return index;
  }

  @Override
  public long size() {
    return rows.size();
  }

  @Override
  public int add(PdqFingerprint fingerprint) {
    return rows.add(fingerprint);
  }

  @Override
  public boolean remove(int row) {
    return rows.remove(row);
  }

  /// Returns a row that was added, whether or not it was removed.
  ///
  /// @throws IndexOutOfBoundsException if it was not added
  public PdqFingerprint fingerprint(int row) {
    return rows.fingerprint(row);
  }

  @Override
  public List<RowMatch> search(PdqFingerprint query, int radius) {
    MatchIndex.checkRadius(radius);
    List<RowMatch> matches = new ArrayList<>();
    rows.search(query, radius, (row, distance) -> matches.add(new RowMatch(row, distance)));
    Collections.sort(matches);
    return Collections.unmodifiableList(matches);
  }

  @Override
  public long bytesInMemory() {
    return rows.bytes();
  }
}
