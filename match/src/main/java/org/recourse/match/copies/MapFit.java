package org.recourse.match.copies;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.regions.RegionFrame;

/// Fits a map to correspondences by least squares.
///
/*
 * Each correspondence gives its centre and, with less weight, the tips of its two axes,
 * since a region's size and turn are known but less exactly than its place. So one
 * correspondence already fixes an affine map, and a few that lie on a line do not make
 * the fit collapse. Large regions lie less exactly than small ones and weigh less.
 */
final class MapFit {

  private static final double TIP_WEIGHT = 0.1;

  // Draws the two projective terms towards 0 unless several regions ask for them.
  private static final double FLATNESS = 0.02;

  private final int unknowns;
  private final double[][] normal;
  private final double[] right;

  private MapFit(int unknowns) {
    this.unknowns = unknowns;
    this.normal = new double[unknowns][unknowns];
    this.right = new double[unknowns];
  }

  static @Nullable PlaneMap affine(List<Correspondence> pairs) {
    return fit(pairs, 6);
  }

  static @Nullable PlaneMap projective(List<Correspondence> pairs) {
    return fit(pairs, 8);
  }

  private static @Nullable PlaneMap fit(List<Correspondence> pairs, int unknowns) {
    MapFit fit = new MapFit(unknowns);
    double total = 0;
    for (Correspondence pair : pairs) {
      total += fit.add(pair.from(), pair.to());
    }
    if (unknowns == 8) {
      fit.normal[6][6] += total * FLATNESS * FLATNESS;
      fit.normal[7][7] += total * FLATNESS * FLATNESS;
    }
    double[] s = fit.solve();
    if (s == null) {
      return null;
    }
    return new PlaneMap(
        s[0], s[1], s[2], s[3], s[4], s[5], unknowns == 8 ? s[6] : 0, unknowns == 8 ? s[7] : 0);
  }

  private double add(RegionFrame from, RegionFrame to) {
    double weight = 1 / ((double) to.radius() * to.radius());
    double tip = weight * TIP_WEIGHT;
    point(from.x(), from.y(), to.x(), to.y(), weight);
    point(
        from.x() + from.radius() * from.directionX(),
        from.y() + from.radius() * from.directionY(),
        to.x() + to.radius() * to.directionX(),
        to.y() + to.radius() * to.directionY(),
        tip);
    point(
        from.x() - from.radius() * from.directionY(),
        from.y() + from.radius() * from.directionX(),
        to.x() - to.radius() * to.directionY(),
        to.y() + to.radius() * to.directionX(),
        tip);
    return weight + 2 * tip;
  }

  private void point(double x, double y, double u, double v, double weight) {
    double[] forU = {x, y, 1, 0, 0, 0, -u * x, -u * y};
    double[] forV = {0, 0, 0, x, y, 1, -v * x, -v * y};
    equation(forU, u, weight);
    equation(forV, v, weight);
  }

  private void equation(double[] row, double value, double weight) {
    for (int i = 0; i < unknowns; i++) {
      for (int j = 0; j < unknowns; j++) {
        normal[i][j] += weight * row[i] * row[j];
      }
      right[i] += weight * row[i] * value;
    }
  }

  // Gaussian elimination with pivoting; null if the points do not determine the map.
  private double @Nullable [] solve() {
    for (int i = 0; i < unknowns; i++) {
      int pivot = i;
      for (int j = i + 1; j < unknowns; j++) {
        if (Math.abs(normal[j][i]) > Math.abs(normal[pivot][i])) {
          pivot = j;
        }
      }
      swap(i, pivot);
      if (Math.abs(normal[i][i]) < 1e-12) {
        return null;
      }
      for (int j = i + 1; j < unknowns; j++) {
        double factor = normal[j][i] / normal[i][i];
        for (int k = i; k < unknowns; k++) {
          normal[j][k] -= factor * normal[i][k];
        }
        right[j] -= factor * right[i];
      }
    }
    return substitute();
  }

  private void swap(int i, int j) {
    double[] row = normal[i];
    normal[i] = normal[j];
    normal[j] = row;
    double value = right[i];
    right[i] = right[j];
    right[j] = value;
  }

  private double[] substitute() {
    double[] solution = new double[unknowns];
    for (int i = unknowns - 1; i >= 0; i--) {
      double sum = right[i];
      for (int j = i + 1; j < unknowns; j++) {
        sum -= normal[i][j] * solution[j];
      }
      solution[i] = sum / normal[i][i];
    }
    return solution;
  }
}
