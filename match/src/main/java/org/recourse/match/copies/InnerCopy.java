package org.recourse.match.copies;

import java.util.List;
import org.recourse.fingerprint.Orientation;
import org.recourse.fingerprint.inner.InnerPicture;
import org.recourse.match.BankMatch;

/// A row of a bank that one of the pictures within the picture looked at is near: a fact about
/// bits, never a judgement. Immutable.
///
/// @param match the row, and in how many bits it and the inner picture differ
/// @param orientation how the inner picture has to be laid to lie as the entry's picture does
/// @param corners where the corners of the entry's picture lie in the picture looked at, in
///     units of its longer side: top left, top right, bottom right, bottom left, as the entry's
///     picture is seen
public record InnerCopy(BankMatch match, Orientation orientation, List<Point> corners) {

  /// Copies the list.
  public InnerCopy {
    corners = List.copyOf(corners);
  }

  static InnerCopy of(BankMatch match, InnerPicture inner) {
    Orientation orientation = Orientation.values()[match.orientation()];
    return new InnerCopy(match, orientation, corners(inner, orientation));
  }

  /// Returns where the corners of the entry's picture lie, in the order of `corners`.
  ///
  /// @param orientation how the inner picture has to be laid to lie as the entry's picture does
  public static List<Point> corners(InnerPicture inner, Orientation orientation) {
    Extent extent = new Extent(inner.left(), inner.top(), inner.right(), inner.bottom());
    return Lying.undoneBy(orientation).cornersIn(extent);
  }
}
