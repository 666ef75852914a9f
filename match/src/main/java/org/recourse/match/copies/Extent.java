package org.recourse.match.copies;

import java.util.List;

/// An upright rectangle in a picture, in units of the picture's longer side from its top
/// left corner. Immutable.
public record Extent(double left, double top, double right, double bottom) {

  /// Returns the smallest rectangle around the points, cut off at the rim of the picture.
  static Extent around(List<Point> points, double width, double height) {
    double left = width;
    double top = height;
    double right = 0;
    double bottom = 0;
    for (Point point : points) {
      left = Math.min(left, point.x());
      top = Math.min(top, point.y());
      right = Math.max(right, point.x());
      bottom = Math.max(bottom, point.y());
    }
    return new Extent(
        Math.max(0, left), Math.max(0, top), Math.min(width, right), Math.min(height, bottom));
  }
}
