package org.recourse.hub;

/// When two videos are called alike. Immutable.
///
/// @param radius within how many bits two frames must be to be called the same, 0 to 31
/// @param sharePercent what share of the frames of either video must be found in the other, 1 to
///     100
public record VideoRule(int radius, int sharePercent) {

  /// As vPDQ: four fifths of the frames, within 31 bits.
  public static final VideoRule USUAL = new VideoRule(31, 80);

  private static final int MAX_RADIUS = 31;

  /// Checks the ranges.
  public VideoRule {
    if (radius < 0 || radius > MAX_RADIUS) {
      throw new IllegalArgumentException(
          "a video's radius must be 0 to " + MAX_RADIUS + ": " + radius);
    }
    if (sharePercent < 1 || sharePercent > 100) {
      throw new IllegalArgumentException("a video's share must be 1 to 100: " + sharePercent);
    }
  }
}
