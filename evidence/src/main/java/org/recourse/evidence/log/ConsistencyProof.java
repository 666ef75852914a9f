package org.recourse.evidence.log;

import java.util.List;

/// The proof that a log only grew (RFC 6962 section 2.1.2). Immutable.
///
/// @param before how many leaves it had, 1 to after
/// @param after how many it has
/// @param path hashes of subtrees, the lowest first
public record ConsistencyProof(long before, long after, List<TreeHash> path) {

  /// Copies the path.
  public ConsistencyProof {
    path = List.copyOf(path);
    if (before < 1 || before > after) {
      throw new IllegalArgumentException("size before must be 1 to " + after + ": " + before);
    }
  }

  /// Returns whether it proves that the tree with one root is the beginning of the tree with
  /// another (the algorithm of RFC 9162 section 2.1.4.2).
  public boolean isOf(TreeHash rootBefore, TreeHash rootAfter) {
    if (before == after) {
      return path.isEmpty() && rootBefore.equals(rootAfter);
    }
    boolean complete = Long.bitCount(before) == 1;
    if (!complete && path.isEmpty()) {
      return false;
    }
    long place = before - 1;
    long last = after - 1;
    while ((place & 1) == 1) {
      place >>>= 1;
      last >>>= 1;
    }
    TreeHash first = complete ? rootBefore : path.getFirst();
    TreeHash old = first;
    TreeHash now = first;
    for (TreeHash beside : complete ? path : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        old = TreeHash.ofNode(beside, old);
        now = TreeHash.ofNode(beside, now);
        while ((place & 1) == 0 && place != 0) {
          place >>>= 1;
          last >>>= 1;
        }
      } else {
        now = TreeHash.ofNode(now, beside);
      }
      place >>>= 1;
      last >>>= 1;
    }
    return last == 0 && old.equals(rootBefore) && now.equals(rootAfter);
  }
}
