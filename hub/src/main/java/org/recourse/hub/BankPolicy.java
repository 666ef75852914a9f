package org.recourse.hub;

/// What a bank's matches may lead to. Immutable.
///
/// @param purpose what the bank is for
/// @param radius PDQ bits, 0 to 31, and to 64 where matches only lead to a review
/// @param quorum how many independent sources must have confirmed an entry before it may lead to
///     an action by itself, 1 to 100
/// @param floodLimit when an entry is quarantined
/// @param video when a video is alike
public record BankPolicy(
    BankPurpose purpose, int radius, int quorum, FloodLimit floodLimit, VideoRule video) {

  /// The greatest radius of a bank whose matches may lead to an action, in bits.
  public static final int MAX_RADIUS = 31;

  /// The greatest radius of a bank for reviews.
  public static final int MAX_REVIEW_RADIUS = 64;

  private static final int MAX_QUORUM = 100;

  /// For actions, with two independent confirmations, the usual radius and flood limit.
  public static final BankPolicy USUAL =
      new BankPolicy(BankPurpose.ACTION, MAX_RADIUS, 2, FloodLimit.USUAL);

  /// Makes one with the usual rule for videos.
  public BankPolicy(BankPurpose purpose, int radius, int quorum, FloodLimit floodLimit) {
    this(purpose, radius, quorum, floodLimit, VideoRule.USUAL);
  }

  /// Checks the ranges.
  public BankPolicy {
    int most = purpose == BankPurpose.REVIEW ? MAX_REVIEW_RADIUS : MAX_RADIUS;
    if (radius < 0 || radius > most) {
      throw new IllegalArgumentException("radius must be 0 to " + most + ": " + radius);
    }
    if (quorum < 1 || quorum > MAX_QUORUM) {
      throw new IllegalArgumentException("quorum must be 1 to " + MAX_QUORUM + ": " + quorum);
    }
  }
}
