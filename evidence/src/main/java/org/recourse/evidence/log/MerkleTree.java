package org.recourse.evidence.log;

import java.util.ArrayList;
import java.util.List;

/// A log's Merkle tree as it was when it had so many leaves (RFC 6962 section 2.1). Immutable,
/// and may be shared between threads if its reader may.
///
/// @param size how many leaves, from 0
/// @param hashes knows the hashes of the complete subtrees
public record MerkleTree(long size, HashReader hashes) {

  /// Checks the size.
  public MerkleTree {
    if (size < 0) {
      throw new IllegalArgumentException("size must not be negative: " + size);
    }
  }

  /// Returns the root.
  public TreeHash root() {
    return size == 0 ? TreeHash.OF_NOTHING : hash(0, size);
  }

  // RFC 6962 divides a range at the largest power of two below its length: the left part is
  // complete, and so is read; the right one is divided on.
  private TreeHash hash(long from, long to) {
    long length = to - from;
    if (Long.bitCount(length) == 1) {
      int height = Long.numberOfTrailingZeros(length);
      return hashes.hash(height, from >>> height);
    }
    long middle = from + below(length);
    return TreeHash.ofNode(hash(from, middle), hash(middle, to));
  }

  // The largest power of two below a length of at least 2.
  private static long below(long length) {
    return Long.highestOneBit(length - 1);
  }

  /// Returns the proof that a leaf is in the tree (RFC 6962 section 2.1.1).
  ///
  /// @param index of the leaf, 0 to size - 1
  public InclusionProof inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("index must be 0 to " + (size - 1) + ": " + index);
    }
    List<TreeHash> path = new ArrayList<>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long middle = from + below(to - from);
      if (index < middle) {
        path.add(hash(middle, to));
        to = middle;
      } else {
        path.add(hash(from, middle));
        from = middle;
      }
    }
    return new InclusionProof(index, size, path.reversed());
  }

  /// Returns the proof that the tree began as it was when it was smaller (RFC 6962 section
  /// 2.1.2).
  ///
  /// @param before how many leaves it had, 1 to size
  public ConsistencyProof consistency(long before) {
    if (before < 1 || before > size) {
      throw new IllegalArgumentException("size before must be 1 to " + size + ": " + before);
    }
    List<TreeHash> path = new ArrayList<>();
    long from = 0;
    long to = size;
    while (before != to) {
      long middle = from + below(to - from);
      if (before <= middle) {
        path.add(hash(middle, to));
        to = middle;
      } else {
        path.add(hash(from, middle));
        from = middle;
      }
    }
    if (from > 0) {
      path.add(hash(from, to));
    }
    return new ConsistencyProof(before, size, path.reversed());
  }
}
