package org.recourse.hub.internal;

import java.util.List;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.VideoComparison;

/// Puts the frames of videos in.
public final class FrameRows {

  private FrameRows() {}

  /// Puts those frames of a video in that count in a comparison. For the changing thread.
  public static void add(SlotRows rows, int slot, List<FrameFingerprint> frames) {
    rows.add(
        slot,
        VideoComparison.counting(frames, PdqHasher.TRUSTED_QUALITY).stream()
            .map(fingerprint -> new SlotRows.Row(fingerprint, 0))
            .toList(),
        0);
  }
}
