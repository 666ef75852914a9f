package org.recourse.match;

import java.util.List;
import org.recourse.fingerprint.PdqFingerprint;

/// Finds the rows within a radius of a fingerprint: every one, and no other.
///
/// Rows are numbered 0, 1, 2, … in the order in which they were added; a number is never used
/// again. Any 256-bit value may be added, and the same value any number of times.
///
/// May be shared between threads. Look-ups never wait; an addition or removal that has returned
/// is seen by every look-up that starts afterwards.
public interface MatchIndex {

  /// The greatest radius: everything is within it.
  int MAX_RADIUS = PdqFingerprint.BITS;

  /// Returns how many rows can be found: added and not removed.
  long size();

  /// Adds a row and returns its number.
  ///
  /// @throws IllegalStateException if there are 2³¹ − 1 rows already
  int add(PdqFingerprint fingerprint);

  /// Removes a row, and returns whether it was there to be removed.
  boolean remove(int row);

  /// Returns every row within the radius, nearest first, equally near ones by number.
  ///
  /// @param radius 0 to 256 bits
  List<RowMatch> search(PdqFingerprint query, int radius);

  /// Returns for each query what [#search] returns for it, in the order of the queries.
  ///
  /// @param radius 0 to 256 bits
  default List<List<RowMatch>> searchAll(List<PdqFingerprint> queries, int radius) {
    return queries.stream().map(query -> search(query, radius)).toList();
  }

  /// Returns about how many bytes of memory the rows and their index take, the heap's and others.
  long bytesInMemory();

  /// Returns the radius, if it is one.
  ///
  /// @throws IllegalArgumentException if it is not 0 to 256
  static int checkRadius(int radius) {
    if (radius < 0 || radius > MAX_RADIUS) {
      throw new IllegalArgumentException("radius must be 0 to " + MAX_RADIUS + ": " + radius);
    }
    return radius;
  }
}
