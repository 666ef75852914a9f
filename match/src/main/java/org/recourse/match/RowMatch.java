package org.recourse.match;

/// A row of an index that lies within the radius of a query: a fact about bits.
///
/// Ordered by distance, then by row. Immutable.
///
/// @param row the number that the index gave to the row when it was added, from 0
/// @param distance in how many bits row and query differ, 0 to 256
public record RowMatch(int row, int distance) implements Comparable<RowMatch> {
  @Override
  public int compareTo(RowMatch other) {
    return distance != other.distance
        ? Integer.compare(distance, other.distance)
        : Integer.compare(row, other.row);
  }
}
