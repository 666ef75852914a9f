package org.recourse.fingerprint.inner;

/// A rectangle of whole pixels, from `left` and `top` up to but without `right` and `bottom`.
record Box(int left, int top, int right, int bottom) {

  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }

  /// Returns the first line.
  int from(Axis axis) {
    return axis == Axis.ROWS ? top : left;
  }

  /// Returns how many lines there are.
  int lines(Axis axis) {
    return axis == Axis.ROWS ? height() : width();
  }

  /// Returns how many pixels a line has.
  int lineLength(Axis axis) {
    return axis == Axis.ROWS ? width() : height();
  }

  /// Returns the part with these lines only, counted from the first of this box.
  Box lines(Axis axis, int first, int end) {
    return axis == Axis.ROWS
        ? new Box(left, top + first, right, top + end)
        : new Box(left + first, top, left + end, bottom);
  }

  /// Returns the outermost line at a side.
  Box outermost(Side side) {
    int last = lines(side.axis()) - 1;
    return side.isFirst() ? lines(side.axis(), 0, 1) : lines(side.axis(), last, last + 1);
  }

  /// Returns this without so many lines at a side.
  Box without(Side side, int lines) {
    int all = lines(side.axis());
    return side.isFirst() ? lines(side.axis(), lines, all) : lines(side.axis(), 0, all - lines);
  }

  /// Returns the box in the middle of another whose margins are the narrower of this one's.
  Box centredIn(Box other) {
    int x = Math.min(left - other.left, other.right - right);
    int y = Math.min(top - other.top, other.bottom - bottom);
    return new Box(other.left + x, other.top + y, other.right - x, other.bottom - y);
  }

  /// Returns whether all four sides are at most so far from those of the other.
  boolean isNear(Box other, int atMostX, int atMostY) {
    return Math.abs(left - other.left) <= atMostX
        && Math.abs(right - other.right) <= atMostX
        && Math.abs(top - other.top) <= atMostY
        && Math.abs(bottom - other.bottom) <= atMostY;
  }
}
