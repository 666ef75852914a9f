package org.recourse.match.copies;

import org.recourse.fingerprint.regions.RegionFrame;

/// Where each place of one flat picture lies in another: a projective map.
///
/// (x, y) goes to ((a x + b y + c) / w, (d x + e y + f) / w) with w = g x + h y + 1.
record PlaneMap(double a, double b, double c, double d, double e, double f, double g, double h) {

  /// Returns the map that moves, turns and scales one frame into the other.
  static PlaneMap similarity(RegionFrame from, RegionFrame to) {
    double scale = to.radius() / from.radius();
    double cos =
        scale * (from.directionX() * to.directionX() + from.directionY() * to.directionY());
    double sin =
        scale * (from.directionX() * to.directionY() - from.directionY() * to.directionX());
    return new PlaneMap(
        cos,
        -sin,
        to.x() - cos * from.x() + sin * from.y(),
        sin,
        cos,
        to.y() - sin * from.x() - cos * from.y(),
        0,
        0);
  }

  private double w(double x, double y) {
    return g * x + h * y + 1;
  }

  double mapX(double x, double y) {
    return (a * x + b * y + c) / w(x, y);
  }

  double mapY(double x, double y) {
    return (d * x + e * y + f) / w(x, y);
  }

  Point map(double x, double y) {
    return new Point(mapX(x, y), mapY(x, y));
  }

  /// Returns where the map takes a small step (dx, dy) from the place (x, y): the
  /// derivative.
  Point step(double x, double y, double dx, double dy) {
    double w = w(x, y);
    double u = mapX(x, y);
    double v = mapY(x, y);
    double dw = g * dx + h * dy;
    return new Point((a * dx + b * dy - u * dw) / w, (d * dx + e * dy - v * dw) / w);
  }

  /// Returns by how much areas grow at (x, y), below 0 where the map turns the plane
  /// over.
  double areaGrowth(double x, double y) {
    Point right = step(x, y, 1, 0);
    Point down = step(x, y, 0, 1);
    return right.x() * down.y() - right.y() * down.x();
  }

  /// Returns this map followed by a mirror that takes x to width - x.
  PlaneMap thenMirrored(double width) {
    return new PlaneMap(width * g - a, width * h - b, width - c, d, e, f, g, h);
  }

  /// Returns whether the map does to the whole unit rectangle what a camera or an editor
  /// could: no part turned over, and no part much more enlarged or squeezed than another.
  boolean isPlausible(double width, double height) {
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int corner = 0; corner < 4; corner++) {
      double x = (corner & 1) * width;
      double y = (corner >> 1) * height;
      if (w(x, y) < 0.3) {
        return false;
      }
      double growth = areaGrowth(x, y);
      least = Math.min(least, growth);
      most = Math.max(most, growth);
    }
    double squeeze = squeeze(width / 2, height / 2);
    return least > 0.0025 && most < 400 && most < 6 * least && squeeze < 2.2;
  }

  // Ratio of the longer to the shorter axis of the ellipse that a small circle becomes.
  private double squeeze(double x, double y) {
    Point p = step(x, y, 1, 0);
    Point q = step(x, y, 0, 1);
    double sum = p.x() * p.x() + p.y() * p.y() + q.x() * q.x() + q.y() * q.y();
    double det = Math.abs(p.x() * q.y() - p.y() * q.x());
    double root = Math.sqrt(Math.max(0, sum * sum - 4 * det * det));
    return sum - root <= 0 ? Double.MAX_VALUE : Math.sqrt((sum + root) / (sum - root));
  }
}
