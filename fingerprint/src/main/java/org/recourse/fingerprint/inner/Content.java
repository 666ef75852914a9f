package org.recourse.fingerprint.inner;

import org.recourse.fingerprint.regions.GreyPlane;

/// Finds the picture on a background of one tone on which there is writing and the like: a
/// caption bar, an app's screen.
///
/// Lines through a picture differ from the background in many places, lines through writing
/// in few.
final class Content {

  private static final double PICTURE = 0.35;
  private static final double ANYTHING = 0.02;
  private static final int ROUNDS = 2;
  private static final int GAP_SHARE = 60;

  private Content() {}

  /// Returns the largest part whose lines all show much; empty boxes do not occur, and the
  /// whole box is returned if no line does.
  static Box dense(GreyPlane plane, Box box, int background) {
    Box dense = box;
    for (int round = 0; round < ROUNDS; round++) {
      for (Axis axis : Axis.values()) {
        Box searched = axis == Axis.ROWS
            ? new Box(dense.left(), box.top(), dense.right(), box.bottom())
            : new Box(box.left(), dense.top(), box.right(), dense.bottom());
        dense = longestRun(searched, axis, Profile.unlike(plane, searched, axis, background));
      }
    }
    return dense;
  }

  private static Box longestRun(Box box, Axis axis, double[] shares) {
    int gap = 1 + shares.length / GAP_SHARE;
    int bestFrom = 0;
    int bestEnd = 0;
    int from = -1;
    int end = -1;
    for (int line = 0; line < shares.length; line++) {
      if (shares[line] >= PICTURE) {
        if (from < 0 || line - end > gap) {
          from = line;
        }
        end = line + 1;
        if (end - from > bestEnd - bestFrom) {
          bestFrom = from;
          bestEnd = end;
        }
      }
    }
    return bestEnd == 0 ? box : box.lines(axis, bestFrom, bestEnd);
  }

  /// Returns the part with the lines at its sides that show anything at all: the picture's sky
  /// may have the tone of the background.
  static Box grown(GreyPlane plane, Box part, Box within, int background) {
    Box grown = part;
    for (Side side : Side.values()) {
      grown = grown(plane, grown, within, side, background);
    }
    return grown;
  }

  private static Box grown(GreyPlane plane, Box part, Box within, Side side, int background) {
    Box grown = part;
    while (true) {
      Box next = new Box(
          grown.left() - (side == Side.LEFT ? 1 : 0),
          grown.top() - (side == Side.TOP ? 1 : 0),
          grown.right() + (side == Side.RIGHT ? 1 : 0),
          grown.bottom() + (side == Side.BOTTOM ? 1 : 0));
      if (next.left() < within.left()
          || next.top() < within.top()
          || next.right() > within.right()
          || next.bottom() > within.bottom()
          || 1 - Tones.of(plane, next.outermost(side)).shareLike(background) < ANYTHING) {
        return grown;
      }
      grown = next;
    }
  }
}
