package org.recourse.match.copies;

import java.util.List;
import org.recourse.fingerprint.Orientation;

/// Tells from where the corners of an entry's picture lie which way a picture has to be laid
/// so that the copy in it lies as the entry does.
final class Lying {

  private Lying() {}

  /// Returns the orientation, of a tilted copy the nearest.
  ///
  /// @param corners top left, top right, bottom right, bottom left, as the entry's picture is
  ///     seen
  static Orientation of(List<Point> corners) {
    Point right = side(corners.get(0), corners.get(1), corners.get(3), corners.get(2));
    Point down = side(corners.get(0), corners.get(3), corners.get(1), corners.get(2));
    Orientation nearest = Orientation.UPRIGHT;
    double most = Double.NEGATIVE_INFINITY;
    for (Orientation orientation : Orientation.values()) {
      double agreement = agreement(orientation, right, down);
      if (agreement > most) {
        most = agreement;
        nearest = orientation;
      }
    }
    return nearest;
  }

  // The mean of two opposite sides, of length 1 so that a stretched copy does not count for
  // more.
  private static Point side(Point from, Point to, Point otherFrom, Point otherTo) {
    double x = to.x() - from.x() + otherTo.x() - otherFrom.x();
    double y = to.y() - from.y() + otherTo.y() - otherFrom.y();
    double length = Math.max(Math.sqrt(x * x + y * y), Double.MIN_NORMAL);
    return new Point(x / length, y / length);
  }

  // What has the entry's right at its bottom is laid as the entry lies by what Meta's tools
  // call a turn by 90 degrees, and so on.
  private static double agreement(Orientation orientation, Point right, Point down) {
    return switch (orientation) {
      case UPRIGHT -> right.x() + down.y();
      case ROTATED_90 -> right.y() - down.x();
      case ROTATED_180 -> -right.x() - down.y();
      case ROTATED_270 -> down.x() - right.y();
      case FLIPPED_X -> right.x() - down.y();
      case FLIPPED_Y -> down.y() - right.x();
      case FLIPPED_PLUS -> right.y() + down.x();
      case FLIPPED_MINUS -> -right.y() - down.x();
    };
  }
}
