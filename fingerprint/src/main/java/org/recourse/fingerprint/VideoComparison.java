package org.recourse.fingerprint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// How much of one video is found in another, as vPDQ measures it. Immutable.
///
/// Frames below a quality are left out, and frames with the same fingerprint count once, as in
/// python-threatexchange. A frame is found if some frame of the other video is within the
/// distance. The C++ tool of vPDQ asks for less than the distance, python-threatexchange for at
/// most; we do as the latter.
///
/// @param queryFrames how many frames of the query count
/// @param queryFound how many of them are found in the other video
/// @param otherFrames how many frames of the other video count
/// @param otherFound how many of them are found in the query
public record VideoComparison(int queryFrames, int queryFound, int otherFrames, int otherFound) {

  /// Compares two videos, every frame with every frame.
  ///
  /// @param minQuality frames below it are left out, 0 to 100; vPDQ uses 50
  /// @param maxDistance how near two frames must be, 0 to 256; vPDQ uses 31
  public static VideoComparison of(
      List<FrameFingerprint> query, List<FrameFingerprint> other, int minQuality, int maxDistance) {
    List<PdqFingerprint> queryFrames = counting(query, minQuality);
    List<PdqFingerprint> otherFrames = counting(other, minQuality);
    return new VideoComparison(
        queryFrames.size(),
        found(queryFrames, otherFrames, maxDistance),
        otherFrames.size(),
        found(otherFrames, queryFrames, maxDistance));
  }

  /// Returns the fingerprints that count in a comparison: of trusted quality, each once.
  public static List<PdqFingerprint> counting(List<FrameFingerprint> frames, int minQuality) {
    Set<PdqFingerprint> counting = new LinkedHashSet<>();
    for (FrameFingerprint frame : frames) {
      if (frame.quality() >= minQuality) {
        counting.add(frame.fingerprint());
      }
    }
    return new ArrayList<>(counting);
  }

  private static int found(List<PdqFingerprint> some, List<PdqFingerprint> among, int maxDistance) {
    int found = 0;
    for (PdqFingerprint one : some) {
      found += isNear(one, among, maxDistance) ? 1 : 0;
    }
    return found;
  }

  private static boolean isNear(PdqFingerprint one, List<PdqFingerprint> among, int maxDistance) {
    for (PdqFingerprint other : among) {
      if (one.distanceTo(other) <= maxDistance) {
        return true;
      }
    }
    return false;
  }

  /// Returns the share of the query's frames that are found, 0 to 100; 0 if none count.
  public double queryPercent() {
    return percent(queryFound, queryFrames);
  }

  /// Returns the share of the other video's frames that are found, 0 to 100; 0 if none count.
  public double otherPercent() {
    return percent(otherFound, otherFrames);
  }

  private static double percent(int found, int frames) {
    return frames == 0 ? 0 : 100.0 * found / frames;
  }
}
