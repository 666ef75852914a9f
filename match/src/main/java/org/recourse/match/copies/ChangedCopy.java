package org.recourse.match.copies;

import java.util.List;
import java.util.OptionalInt;
import org.recourse.fingerprint.Orientation;
import org.recourse.fingerprint.regions.PictureView;

/// An entry of which the picture looked at is, or contains, a changed copy: a fact about
/// bits, never a judgement. Immutable.
///
/// @param entry the entry
/// @param distance in how many bits the picture, laid as the entry's picture lies,
///     differs from the entry's PDQ fingerprint; empty if the entry has none
/// @param seen what share of the entry's picture lies in the picture looked at, above 0,
///     at most 1
/// @param agreeing how many of the entry's regions were found at the place where they
///     would have to be
/// @param visible how many of the entry's regions would have to be in the picture
/// @param meanDistance mean distance of the agreeing regions, in bits
/// @param orientation how the picture looked at has to be laid for the copy in it to lie
///     as the entry's picture does, to the nearest quarter turn
/// @param corners where the corners of the entry's picture lie in the picture looked at,
///     in units of its longer side: top left, top right, bottom right, bottom left, as
///     the entry's picture is seen; partly outside if the copy is cropped
/// @param extent what part of the picture looked at the copy takes up
public record ChangedCopy(
    long entry,
    OptionalInt distance,
    double seen,
    int agreeing,
    int visible,
    int meanDistance,
    Orientation orientation,
    List<Point> corners,
    Extent extent) {

  /// Copies the list.
  public ChangedCopy {
    corners = List.copyOf(corners);
  }

  static ChangedCopy of(
      Candidate candidate,
      RegionCheck regions,
      double seen,
      OptionalInt distance,
      PictureView view) {
    List<Point> corners = List.of(
        candidate.place(0, 0), candidate.place(1, 0), candidate.place(1, 1), candidate.place(0, 1));
    return new ChangedCopy(
        candidate.entry(),
        distance,
        seen,
        regions.agreeing(),
        regions.visible(),
        regions.meanDistance(),
        Lying.of(corners).undoing(),
        corners,
        Extent.around(corners, view.width(), view.height()));
  }
}
