package org.recourse.match.internal;

/// Takes the rows that a search finds, each once, in no order.
@FunctionalInterface
public interface RowSink {
  /// Takes one row.
  ///
  /// @param ordinal the row's place in what was searched
  /// @param distance 0 to the radius
  void accept(int ordinal, int distance);
}
