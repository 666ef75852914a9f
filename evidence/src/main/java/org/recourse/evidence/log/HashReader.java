package org.recourse.evidence.log;

/// Knows the hashes of the complete subtrees of a log.
@FunctionalInterface
public interface HashReader {

  /// Returns the hash over the leaves `[index * 2^height, (index + 1) * 2^height)`, all of which
  /// are there.
  ///
  /// @param height 0 for a leaf
  TreeHash hash(int height, long index);
}
