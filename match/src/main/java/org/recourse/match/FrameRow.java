package org.recourse.match;

import org.recourse.fingerprint.PdqFingerprint;

/// The fingerprint of one frame of a video. Immutable.
///
/// @param quality 0 (one colour) to 100, as PDQ measures it
/// @param frame the frame's number in the video, from 0
/// @param seconds the frame's time in the video, finite, from 0
public record FrameRow(PdqFingerprint fingerprint, int quality, int frame, double seconds)
    implements SignalRow {
  /// Checks the ranges.
  public FrameRow {
    SignalRow.checkQuality(quality);
    if (frame < 0) {
      throw new IllegalArgumentException("frame number must not be negative: " + frame);
    }
    if (!Double.isFinite(seconds) || seconds < 0) {
      throw new IllegalArgumentException("frame time must be 0 or more seconds: " + seconds);
    }
  }

  @Override
  public SignalKind kind() {
    return SignalKind.FRAME;
  }
}
