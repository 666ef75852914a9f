package org.recourse.match;

/// How an addition to a bank ended.
public sealed interface Adding {

  /// The entries are durable and found by the next look-up; they are numbered from `first` on.
  ///
  /// @param first the number of the first entry added
  /// @param count how many were added
  record Added(long first, int count) implements Adding {}

  /// Nothing was added, because a name is taken: by an entry of the bank, or earlier in the
  /// batch.
  ///
  /// @param position which of the contents has that name, from 0
  record NameTaken(int position) implements Adding {}
}
