package org.recourse.evidence.log;

import java.util.List;

/// The proof that a leaf is in a log (RFC 6962 section 2.1.1). Immutable.
///
/// @param index of the leaf, 0 to size - 1
/// @param size how many leaves the tree has
/// @param path the hashes beside the way from the leaf to the root, the lowest first
public record InclusionProof(long index, long size, List<TreeHash> path) {

  /// Copies the path.
  public InclusionProof {
    path = List.copyOf(path);
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("index must be 0 to " + (size - 1) + ": " + index);
    }
  }

  /// Returns whether it proves that a leaf is in the tree with a root (the algorithm of RFC 9162
  /// section 2.1.3.2).
  public boolean isOf(TreeHash leaf, TreeHash root) {
    long place = index;
    long last = size - 1;
    TreeHash hash = leaf;
    for (TreeHash beside : path) {
      if (last == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        hash = TreeHash.ofNode(beside, hash);
        while ((place & 1) == 0 && place != 0) {
          place >>>= 1;
          last >>>= 1;
        }
      } else {
        hash = TreeHash.ofNode(hash, beside);
      }
      place >>>= 1;
      last >>>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
