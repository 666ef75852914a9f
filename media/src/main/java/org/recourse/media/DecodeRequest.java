package org.recourse.media;

import java.util.Set;
import org.recourse.fingerprint.PdqDialect;

/// What is wanted of a file. Immutable; begin with [#faithful] or [#fast].
///
/// @param dialects which fingerprints to make of a picture, and of each frame the first of them;
///     none is allowed
/// @param reduced whether a JPEG may be decoded at a fraction of its size, and a video's frame be
///     hashed from its brightness alone: faster, a few bits from the faithful fingerprint
///     (docs/measurements/decoding.md)
/// @param planeLimit the longest side of the grey plane to return of a picture, 0 for no plane
/// @param sampling which frames of a video are fingerprinted
public record DecodeRequest(
    Set<PdqDialect> dialects, boolean reduced, int planeLimit, FrameSampling sampling) {

  /// The longest side of the plane on which parts of pictures are looked for: twice what regions
  /// are found on, so that shrinking once more loses nothing.
  public static final int PLANE_FOR_PARTS = 1024;

  /// The longest side that a returned plane may have.
  public static final int MAX_PLANE_LIMIT = 2048;

  /// Copies and checks.
  public DecodeRequest {
    dialects = Set.copyOf(dialects);
    if (planeLimit < 0 || planeLimit > MAX_PLANE_LIMIT) {
      throw new IllegalArgumentException(
          "plane limit must be 0 to " + MAX_PLANE_LIMIT + ": " + planeLimit);
    }
    if (reduced && dialects.contains(PdqDialect.SAMPLED)) {
      throw new IllegalArgumentException(
          "the sampled dialect cannot be made from a reduced decoding");
    }
  }

  /// Returns the request for a fingerprint that agrees with the reference, of every frame.
  public static DecodeRequest faithful() {
    return faithful(PdqDialect.FULL_RESOLUTION);
  }

  /// Returns the request for a fingerprint of this dialect, of every frame.
  public static DecodeRequest faithful(PdqDialect dialect) {
    return new DecodeRequest(Set.of(dialect), false, 0, FrameSampling.EVERY_FRAME);
  }

  /// Returns the request for the fast path.
  public static DecodeRequest fast() {
    return new DecodeRequest(
        Set.of(PdqDialect.FULL_RESOLUTION), true, 0, FrameSampling.EVERY_FRAME);
  }

  /// Returns this request, asking also for the picture in grey, averaged down until no side is
  /// longer than `limit`.
  public DecodeRequest withPlane(int limit) {
    return new DecodeRequest(dialects, reduced, limit, sampling);
  }

  /// Returns this request with other fingerprints.
  public DecodeRequest withDialects(Set<PdqDialect> others) {
    return new DecodeRequest(others, reduced, planeLimit, sampling);
  }

  /// Returns this request with another choice of frames.
  public DecodeRequest withSampling(FrameSampling other) {
    return new DecodeRequest(dialects, reduced, planeLimit, other);
  }
}
