package org.recourse.fingerprint.inner;

import org.recourse.fingerprint.regions.GreyPlane;

/// Cuts off lines in which nothing is sharp: the blurred picture that fills a story.
final class SmoothRim {

  private static final int SHARP = 8;
  private static final double EDGE = 0.12;
  private static final double MOST_LEFT = 0.9;

  private SmoothRim() {}

  /// Returns the rest without the outer rows, or columns, and the whole box if it has no
  /// broad smooth rim.
  static Box cutOff(GreyPlane plane, Box box, Axis axis) {
    return cutOff(box, axis, Profile.steps(plane, box, axis, SHARP));
  }

  // A step is counted at the later of two lines.
  private static Box cutOff(Box box, Axis axis, double[] steps) {
    int first = 0;
    int end = steps.length;
    for (int line = 1; line < steps.length; line++) {
      if (steps[line] >= EDGE) {
        first = first == 0 ? line : first;
        end = line;
      }
    }
    boolean isRim = end - first < MOST_LEFT * steps.length && first < end;
    return isRim ? box.lines(axis, first, end) : box;
  }
}
