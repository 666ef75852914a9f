package org.recourse.fingerprint.inner;

import org.recourse.fingerprint.Hashing;

/// An upright part of a picture that may be a picture of its own, and its fingerprints.
///
/// Lengths are in units of the longer side of the picture it was found in, from that picture's
/// top left corner, x to the right and y down. Immutable.
///
/// @param left left edge, at least 0
/// @param top top edge, at least 0
/// @param right right edge, greater than `left`, at most 1
/// @param bottom bottom edge, greater than `top`, at most 1
/// @param hashing PDQ in all eight orientations, full-resolution dialect
public record InnerPicture(
    double left, double top, double right, double bottom, Hashing.Fingerprinted hashing) {

  /// Checks the edges.
  public InnerPicture {
    if (!(0 <= left && left < right && right <= 1 && 0 <= top && top < bottom && bottom <= 1)) {
      throw new IllegalArgumentException(
          "not a part of a picture: %s,%s to %s,%s".formatted(left, top, right, bottom));
    }
  }
}
