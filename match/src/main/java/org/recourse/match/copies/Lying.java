package org.recourse.match.copies;

import java.util.List;
import org.recourse.fingerprint.Orientation;

/// How a copy lies in a picture: which way the right and the lower side of the entry's picture
/// point there.
///
/// @param rightX x to which the entry's right points, of a length of 1
/// @param rightY y to which the entry's right points
/// @param downX x to which the entry's lower side points, of a length of 1
/// @param downY y to which the entry's lower side points
record Lying(double rightX, double rightY, double downX, double downY) {

  /// Returns how a copy lies that has to be laid like this to lie as the entry does. The names
  /// are those of Meta's tools, whose turn by 90 degrees is against the clock.
  static Lying undoneBy(Orientation orientation) {
    return switch (orientation) {
      case UPRIGHT -> new Lying(1, 0, 0, 1);
      case ROTATED_90 -> new Lying(0, 1, -1, 0);
      case ROTATED_180 -> new Lying(-1, 0, 0, -1);
      case ROTATED_270 -> new Lying(0, -1, 1, 0);
      case FLIPPED_X -> new Lying(1, 0, 0, -1);
      case FLIPPED_Y -> new Lying(-1, 0, 0, 1);
      case FLIPPED_PLUS -> new Lying(0, 1, 1, 0);
      case FLIPPED_MINUS -> new Lying(0, -1, -1, 0);
    };
  }

  /// Returns how a copy lies whose corners are these.
  ///
  /// @param corners top left, top right, bottom right, bottom left, as the entry's picture is
  ///     seen
  static Lying of(List<Point> corners) {
    Point right = side(corners.get(0), corners.get(1), corners.get(3), corners.get(2));
    Point down = side(corners.get(0), corners.get(3), corners.get(1), corners.get(2));
    return new Lying(right.x(), right.y(), down.x(), down.y());
  }

  // The mean of two opposite sides, of a length of 1 so that a stretched copy's longer side
  // does not count for more.
  private static Point side(Point from, Point to, Point otherFrom, Point otherTo) {
    double x = to.x() - from.x() + otherTo.x() - otherFrom.x();
    double y = to.y() - from.y() + otherTo.y() - otherFrom.y();
    double length = Math.max(Math.sqrt(x * x + y * y), Double.MIN_NORMAL);
    return new Point(x / length, y / length);
  }

  /// Returns the orientation that undoes this, of a tilted copy the nearest.
  Orientation undoing() {
    Orientation nearest = Orientation.UPRIGHT;
    double most = Double.NEGATIVE_INFINITY;
    for (Orientation orientation : Orientation.values()) {
      double agreement = agreement(undoneBy(orientation));
      if (agreement > most) {
        most = agreement;
        nearest = orientation;
      }
    }
    return nearest;
  }

  private double agreement(Lying other) {
    return rightX * other.rightX
        + rightY * other.rightY
        + downX * other.downX
        + downY * other.downY;
  }

  /// Returns the corners of a copy that lies so and fills an upright rectangle: top left, top
  /// right, bottom right, bottom left, as the entry's picture is seen.
  List<Point> cornersIn(Extent extent) {
    return List.of(
        corner(extent, -1, -1), corner(extent, 1, -1), corner(extent, 1, 1), corner(extent, -1, 1));
  }

  private Point corner(Extent extent, int right, int down) {
    double x = 0.5 + 0.5 * (right * rightX + down * downX);
    double y = 0.5 + 0.5 * (right * rightY + down * downY);
    return new Point(
        extent.left() + x * (extent.right() - extent.left()),
        extent.top() + y * (extent.bottom() - extent.top()));
  }
}
