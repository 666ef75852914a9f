package org.recourse.fingerprint.inner;

import org.recourse.fingerprint.regions.GreyPlane;

/// Cuts off lines of one tone: borders, letterboxes, padding.
final class FlatRim {

  /// What share of a line must be of one tone.
  static final double FLAT = 0.985;

  // Borders of another tone may lie within borders.
  private static final int MOST_BORDERS = 3;

  private FlatRim() {}

  /// Returns the rest, the whole box if it has no such rim, a single line if it has nothing
  /// else.
  static Box cutOff(GreyPlane plane, Box box) {
    Box rest = box;
    for (int border = 0; border < MOST_BORDERS; border++) {
      Box before = rest;
      for (Side side : Side.values()) {
        rest = cutOff(plane, rest, side);
      }
      if (rest.equals(before)) {
        return rest;
      }
    }
    return rest;
  }

  private static Box cutOff(GreyPlane plane, Box box, Side side) {
    int tone = Tones.of(plane, box.outermost(side)).median();
    Box rest = box;
    while (rest.lines(side.axis()) > 1
        && Tones.of(plane, rest.outermost(side)).shareLike(tone) >= FLAT) {
      rest = rest.without(side, 1);
    }
    return rest;
  }
}
