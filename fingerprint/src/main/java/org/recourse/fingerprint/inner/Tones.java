package org.recourse.fingerprint.inner;

import org.recourse.fingerprint.regions.GreyPlane;

/// How often each brightness occurs in a part of a picture. Confined to one thread.
final class Tones {

  /// How far from a value still counts as that value: compression blurs and rings.
  static final int ALIKE = 14;

  private static final int VALUES = 256;

  private final int[] counts = new int[VALUES];
  private final int pixels;

  private Tones(GreyPlane plane, Box box) {
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        counts[plane.at(x, y)]++;
      }
    }
    this.pixels = box.width() * box.height();
  }

  static Tones of(GreyPlane plane, Box box) {
    return new Tones(plane, box);
  }

  int median() {
    int value = 0;
    for (int below = counts[0]; 2 * below < pixels; below += counts[value]) {
      value++;
    }
    return value;
  }

  /// Returns the share of pixels that are like this value, 0 to 1.
  double shareLike(int value) {
    int alike = 0;
    for (int v = Math.max(0, value - ALIKE); v <= Math.min(VALUES - 1, value + ALIKE); v++) {
      alike += counts[v];
    }
    return (double) alike / pixels;
  }

  /// Returns the value that most pixels are like.
  int commonest() {
    int commonest = 0;
    double most = -1;
    for (int value = 0; value < VALUES; value++) {
      double share = shareLike(value);
      if (share > most) {
        most = share;
        commonest = value;
      }
    }
    return commonest;
  }
}
