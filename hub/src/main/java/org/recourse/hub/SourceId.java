package org.recourse.hub;

/// Who says something of entries: an organisation, a feed, or this hub's own reviewers. Numbered
/// from 1; a number is never used again.
///
/// @param number 1 or more
public record SourceId(long number) {

  /// Checks the number.
  public SourceId {
    if (number < 1) {
      throw new IllegalArgumentException("source numbers begin at 1: " + number);
    }
  }
}
