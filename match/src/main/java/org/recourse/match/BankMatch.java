package org.recourse.match;

/// A row of a bank that lies within the radius of a query: a fact about bits, never a judgement.
///
/// Ordered by distance, then by entry number. Immutable.
///
/// @param entryNumber the entry's number
/// @param entryId the entry's name, or else its number
/// @param row the row that is near: which kind it is says what was looked up
/// @param distance in how many bits row and query differ, 0 to 256
/// @param orientation which of the query's fingerprints was nearest to the row: its position in
///     the list that was looked up, from 0; the first of equally near ones
public record BankMatch(
    long entryNumber, String entryId, SignalRow row, int distance, int orientation)
    implements Comparable<BankMatch> {
  @Override
  public int compareTo(BankMatch other) {
    return distance != other.distance
        ? Integer.compare(distance, other.distance)
        : Long.compare(entryNumber, other.entryNumber);
  }

  /// Says how near without saying which.
  @Override
  public String toString() {
    return "BankMatch[" + row.kind() + " at distance " + distance + "]";
  }
}
