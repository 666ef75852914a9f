package org.recourse.media.internal.decode;

import org.recourse.media.internal.wire.Job;

/// Chooses at what fraction of its size a JPEG is decoded on the fast path.
///
/// The finest detail of a fingerprint is a 64th of the picture, so a large picture loses little.
/// The limits keep the measured distance within about a bit in the mean
/// (docs/measurements/decoding.md).
final class Reduction {

  private static final long FOR_EIGHTH = 6_000_000;
  private static final long FOR_QUARTER = 700_000;
  private static final long FOR_HALF = 200_000;

  private Reduction() {}

  /// Returns 8, 4, 2 or 1. A wanted plane is never made coarser than it was asked for.
  static int denominator(int width, int height, Job job) {
    long pixels = (long) width * height;
    int allowed = pixels >= FOR_EIGHTH ? 8 : pixels >= FOR_QUARTER ? 4 : pixels >= FOR_HALF ? 2 : 1;
    int longest = Math.max(width, height);
    int plane = Math.min(job.request().planeLimit(), longest);
    while (allowed > 1 && longest / allowed < plane) {
      allowed /= 2;
    }
    return allowed;
  }
}
