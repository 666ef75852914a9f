package org.recourse.fingerprint.inner;

/// A side of a rectangle.
enum Side {
  TOP(Axis.ROWS),
  BOTTOM(Axis.ROWS),
  LEFT(Axis.COLUMNS),
  RIGHT(Axis.COLUMNS);

  private final Axis axis;

  Side(Axis axis) {
    this.axis = axis;
  }

  /// Returns what the lines along this side are.
  Axis axis() {
    return axis;
  }

  /// Returns whether lines are counted from this side.
  boolean isFirst() {
    return this == TOP || this == LEFT;
  }
}
