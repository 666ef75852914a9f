package org.recourse.fingerprint.regions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which blobs of a picture are worth a region fingerprint, and in how many turns.
///
/// @param inside how much of a region, from its middle, must lie in the picture: what is
///     beyond the rim differs from copy to copy
/// @param mostBlobs how many blobs are chosen at most
/// @param peakShare how strong a direction must be, next to the strongest, to count as a
///     turn
/// @param mostTurns how many turns a blob is described in at most
record RegionChoice(float inside, int mostBlobs, float peakShare, int mostTurns) {

  // Of two blobs nearer than this many of their blurs and about equally large, the weaker
  // waits.
  private static final float APART = 2;
  private static final float ABOUT_EQUAL = 1.6f;

  List<Blob> choose(List<Blob> blobs, int width, int height) {
    List<Blob> candidates = new ArrayList<>();
    for (Blob blob : blobs) {
      if (isInside(blob, width, height)) {
        candidates.add(blob);
      }
    }
    // The sort is stable: equal weights keep the order in which they were found, on every
    // machine.
    candidates.sort(Comparator.comparingDouble(blob -> -weight(blob)));
    List<Blob> chosen = new ArrayList<>();
    List<Blob> crowded = new ArrayList<>();
    for (Blob blob : candidates) {
      if (chosen.size() == mostBlobs) {
        return chosen;
      }
      (isCrowded(blob, chosen) ? crowded : chosen).add(blob);
    }
    chosen.addAll(crowded.subList(0, Math.min(crowded.size(), mostBlobs - chosen.size())));
    return chosen;
  }

  private boolean isInside(Blob blob, int width, int height) {
    float reach = blob.blur() * GradientPatch.REACH * inside;
    return blob.x() >= reach
        && blob.y() >= reach
        && blob.x() + reach <= width
        && blob.y() + reach <= height;
  }

  // Large blobs come through shrinking and blurring, small ones through captions and stickers; this
  // bonus for size, the fourth root, is a compromise (docs/measurements/accuracy.md).
  private static double weight(Blob blob) {
    return blob.contrast() * Math.sqrt(Math.sqrt(blob.blur()));
  }

  private static boolean isCrowded(Blob blob, List<Blob> chosen) {
    for (Blob other : chosen) {
      float dx = blob.x() - other.x();
      float dy = blob.y() - other.y();
      float near = APART * Math.min(blob.blur(), other.blur());
      if (dx * dx + dy * dy < near * near
          && blob.blur() < ABOUT_EQUAL * other.blur()
          && other.blur() < ABOUT_EQUAL * blob.blur()) {
        return true;
      }
    }
    return false;
  }
}
