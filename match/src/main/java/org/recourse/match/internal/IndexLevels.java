package org.recourse.match.internal;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// All rows of an index in memory, as they were at one time: blocks of consecutive rows, then
/// rows that are still scanned. Immutable but for the last list of words, which grows.
///
/// @param blocks by their first row
/// @param scanned behind the blocks, each full but the last
record IndexLevels(List<Block> blocks, List<GrowingWords> scanned) {

  /// A block gets merged with the one before it while that one is not this many times as large.
  /// So there are few blocks, and each row is moved a few times only.
  private static final int STEP = 4;

  /// One block, and the number of its first row.
  record Block(int first, MihBlock index) {
    int rows() {
      return index.words().rows();
    }
  }

  IndexLevels {
    blocks = List.copyOf(blocks);
    scanned = List.copyOf(scanned);
  }

  int indexedRows() {
    return blocks.isEmpty() ? 0 : blocks.getLast().first() + blocks.getLast().rows();
  }

  /// Returns the first row of each list of scanned rows, in order.
  int firstScanned(int list) {
    int first = indexedRows();
    for (int i = 0; i < list; i++) {
      first += scanned.get(i).count();
    }
    return first;
  }

  /// Returns a block of all full lists of scanned rows, merged with as many of the last blocks as
  /// the steps ask for.
  Block mergeFull(IntPredicate live) {
    int rows = firstScanned(scanned.size() - 1) - indexedRows();
    int from = blocks.size();
    while (from > 0 && blocks.get(from - 1).rows() / STEP < rows) {
      from--;
      rows += blocks.get(from).rows();
    }
    int first = from < blocks.size() ? blocks.get(from).first() : indexedRows();
    Words merged =
        new Words(Arena.ofAuto().allocate(Math.max(64, (long) rows * Words.ROW_BYTES), 64), rows);
    copyInto(merged, first);
    return new Block(first, MihBlock.build(merged, row -> live.test(first + row)));
  }

  private void copyInto(Words merged, int first) {
    for (Block block : blocks) {
      if (block.first() >= first) {
        merged
            .bytes()
            .asSlice((long) (block.first() - first) * Words.ROW_BYTES)
            .copyFrom(block.index().words().bytes());
      }
    }
    int row = indexedRows() - first;
    for (GrowingWords list : scanned.subList(0, scanned.size() - 1)) {
      for (int i = 0; i < list.count(); i++) {
        merged.set(row++, list.get(i));
      }
    }
  }

  /// Returns these levels with a block in the place of all that it covers. Lists of scanned rows
  /// that were added since it was begun stay.
  IndexLevels with(Block merged) {
    List<Block> kept = new ArrayList<>();
    blocks.stream().filter(block -> block.first() < merged.first()).forEach(kept::add);
    kept.add(merged);
    int covered = merged.first() + merged.rows() - indexedRows();
    int lists = 0;
    while (covered > 0) {
      covered -= scanned.get(lists++).count();
    }
    return new IndexLevels(kept, scanned.subList(lists, scanned.size()));
  }
}
