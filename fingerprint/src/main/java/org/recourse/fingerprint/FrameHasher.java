package org.recourse.fingerprint;

import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.internal.FrameFilter;
import org.recourse.fingerprint.internal.PdqTransform;
import org.recourse.fingerprint.internal.TentFilter;

/// Makes the PDQ fingerprints of a video's frames, one after the other.
///
/// Keeps room for a frame's rows from one frame to the next, so it must not be shared between
/// threads. Always full-resolution in meaning. Source: vPDQ, the reference implementation of
/// ThreatExchange, and the conversion of colours that it uses.
public final class FrameHasher {

  // Video usually holds black as 16 and white as 235.
  private static final float BLACK = 16;
  private static final float SPREAD = 255f / 219;

  private @Nullable FrameFilter planes;
  private @Nullable TentFilter brightness;

  /// Makes a hasher that has seen no frame yet.
  public FrameHasher() {}

  /// Hashes a frame through red, green and blue as vPDQ does: its bits, but where they hang on the
  /// rounding of its sums.
  public Hashing hash(FramePlanes frame) {
    if (PdqHasher.isTooSmall(frame.width(), frame.height())) {
      return new Hashing.TooSmall(frame.width(), frame.height());
    }
    FrameFilter filter = planes;
    if (filter == null || !filter.fits(frame)) {
      filter = FrameFilter.of(frame);
      planes = filter;
    }
    return PdqHasher.fingerprinted(PdqTransform.of(filter.luma64(frame)));
  }

  /// Hashes a frame from its brightness alone: faster, and a few bits from [#hash]
  /// (docs/measurements/decoding.md).
  ///
  /// @param stored brightness as the video holds it
  /// @param fullRange whether black is 0 and white 255 there, and not 16 and 235
  public Hashing hashBrightness(Pixels stored, boolean fullRange) {
    if (PdqHasher.isTooSmall(stored.width(), stored.height())) {
      return new Hashing.TooSmall(stored.width(), stored.height());
    }
    TentFilter filter = brightness;
    if (filter == null || !filter.fits(stored)) {
      filter = TentFilter.of(stored);
      brightness = filter;
    }
    float[] samples = filter.luma64(stored);
    if (!fullRange) {
      spread(samples);
    }
    return PdqHasher.fingerprinted(PdqTransform.of(samples));
  }

  // Spreading commutes with filtering, and here it is done for 4,096 values and not for millions.
  private static void spread(float[] samples) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (samples[i] - BLACK) * SPREAD;
    }
  }
}
