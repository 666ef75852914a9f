package org.recourse.match.copies;

import java.util.List;
import java.util.stream.Stream;

/// A place in a picture, in units of its longer side from its top left corner, x to the
/// right and y down.
public record Point(double x, double y) {

  /// Returns x and y of each place as shares of a picture's width and height, 0 to 1 inside.
  ///
  /// @param width of the picture, in any unit
  /// @param height of the picture, in the same unit
  public static List<Double> shares(List<Point> places, double width, double height) {
    double longer = Math.max(width, height);
    return places.stream()
        .flatMap(place -> Stream.of(place.x() * longer / width, place.y() * longer / height))
        .toList();
  }
}
