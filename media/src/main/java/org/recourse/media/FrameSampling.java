package org.recourse.media;

/// Which frames of a video are fingerprinted.
///
/// @param intervalSeconds the least time between two of them; 0 for every frame
public record FrameSampling(double intervalSeconds) {

  /// Every frame, as vPDQ does: what exchanged lists of frames hold.
  public static final FrameSampling EVERY_FRAME = new FrameSampling(0);

  /// Checks the interval.
  public FrameSampling {
    if (!(intervalSeconds >= 0 && intervalSeconds <= 86_400)) {
      throw new IllegalArgumentException("interval must be 0 to 86400 seconds: " + intervalSeconds);
    }
  }

  /// Returns one frame in each so many seconds: the first shown at or after each multiple.
  public static FrameSampling oneEach(double seconds) {
    return new FrameSampling(seconds);
  }
}
