package org.recourse.fingerprint.inner;

import org.recourse.fingerprint.regions.GreyPlane;

/// A number from 0 to 1 for each line of a box.
final class Profile {

  private Profile() {}

  /// Returns for each line the share of its pixels that are not like the background.
  static double[] unlike(GreyPlane plane, Box box, Axis axis, int background) {
    int[] counts = new int[box.lines(axis)];
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        if (Math.abs(plane.at(x, y) - background) > Tones.ALIKE) {
          counts[axis == Axis.ROWS ? y - box.top() : x - box.left()]++;
        }
      }
    }
    return shares(counts, box.lineLength(axis));
  }

  /// Returns for each line the share of its pixels that differ clearly from those of the line
  /// before; 0 for the first.
  static double[] steps(GreyPlane plane, Box box, Axis axis, int clear) {
    int[] counts = new int[box.lines(axis)];
    int dx = axis == Axis.ROWS ? 0 : 1;
    int dy = 1 - dx;
    for (int y = box.top() + dy; y < box.bottom(); y++) {
      for (int x = box.left() + dx; x < box.right(); x++) {
        if (Math.abs(plane.at(x, y) - plane.at(x - dx, y - dy)) > clear) {
          counts[axis == Axis.ROWS ? y - box.top() : x - box.left()]++;
        }
      }
    }
    return shares(counts, box.lineLength(axis));
  }

  private static double[] shares(int[] counts, int of) {
    double[] shares = new double[counts.length];
    for (int line = 0; line < counts.length; line++) {
      shares[line] = (double) counts[line] / of;
    }
    return shares;
  }
}
