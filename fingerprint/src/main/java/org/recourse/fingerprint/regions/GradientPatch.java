package org.recourse.fingerprint.regions;

import java.util.Arrays;

/// Square samples of a picture around a place, at a blur that suits their spacing.
///
/*
 * 18 by 18 samples give 16 by 16 gradients. They are pooled into 4 by 4 cells of 8 directions,
 * as in Lowe 2004, section 6, with two differences: a gradient's share of a direction is the
 * positive part of its projection on it (no arc tangent, and smooth), and the sums are made to
 * add up to one and replaced by their roots (Arandjelovic and Zisserman, "Three things everyone
 * should know to improve object retrieval", 2012).
 */
final class GradientPatch {

  /// Number of sums that describe a patch.
  static final int SUMS = 128;

  /// Half the side of a patch in standard deviations of the blob in its middle.
  static final float REACH = 8;

  private static final int CELLS = 4;
  private static final int DIRECTIONS = 8;
  private static final int GRADIENTS = 16;
  private static final int SIDE = GRADIENTS + 2;
  private static final float SLANT = 0.70710677f;
  private static final float[] TO_RIGHT = {1, SLANT, 0, -SLANT, -1, -SLANT, 0, SLANT};
  private static final float[] DOWN = {0, SLANT, 1, SLANT, 0, -SLANT, -1, -SLANT};

  /// How much of a gradient belongs to each cell of its row or column.
  private static final float[][] SHARES = shares();

  private final float[] samples = new float[SIDE * SIDE];

  /// Samples the parallelogram around a centre whose half sides are two vectors, all in
  /// pixels of the plane.
  GradientPatch(ScaleSpace space, float x, float y, float ax, float ay, float bx, float by) {
    float halfSide = (float) Math.sqrt(Math.abs(ax * by - ay * bx));
    float blur = halfSide / REACH;
    int octave = 0;
    // 0.89 is half a step below: up to there the last level of the finer octave is nearer.
    while (octave < space.octaves().size() - 1 && blur >= 2 * 0.89f * ScaleSpace.FIRST_BLUR) {
      blur /= 2;
      octave++;
    }
    int level = 0;
    float at = ScaleSpace.FIRST_BLUR;
    while (level < ScaleSpace.LEVELS - 1 && blur > at * 1.1225f) {
      at *= ScaleSpace.STEP;
      level++;
    }
    ScaleSpace.Octave from = space.octaves().get(octave);
    float toOctave = 1 / from.pixel();
    float step = toOctave * 2 / GRADIENTS;
    sample(from, level, (x - 0.5f) * toOctave, (y - 0.5f) * toOctave, new float[] {
      ax * step, ay * step, bx * step, by * step
    });
  }

  private void sample(ScaleSpace.Octave octave, int level, float x, float y, float[] steps) {
    float[] plane = octave.levels().get(level);
    int width = octave.width();
    int i = 0;
    for (int row = 0; row < SIDE; row++) {
      float v = row - (SIDE - 1) / 2f;
      for (int column = 0; column < SIDE; column++) {
        float u = column - (SIDE - 1) / 2f;
        float atX = x + u * steps[0] + v * steps[2];
        float atY = y + u * steps[1] + v * steps[3];
        samples[i++] = Bilinear.at(plane, width, octave.height(), atX, atY);
      }
    }
  }

  private float across(int i) {
    return samples[i + 1] - samples[i - 1];
  }

  private float down(int i) {
    return samples[i + SIDE] - samples[i - SIDE];
  }

  /// Returns how much gradient there is in each of so many directions, within a circle of the
  /// given share of the patch.
  float[] directions(int bins, float share) {
    float[] sums = new float[bins];
    for (int row = 0; row < GRADIENTS; row++) {
      float v = (row + 0.5f) * 2 / GRADIENTS - 1;
      for (int column = 0; column < GRADIENTS; column++) {
        float u = (column + 0.5f) * 2 / GRADIENTS - 1;
        float inside = 1 - (u * u + v * v) / (share * share);
        if (inside > 0) {
          int i = (row + 1) * SIDE + column + 1;
          add(sums, across(i), down(i), inside * inside);
        }
      }
    }
    return sums;
  }

  private static void add(float[] sums, float gx, float gy, float weight) {
    float length = (float) Math.sqrt(gx * gx + gy * gy) * weight;
    float at = Directions.turn(gy, gx) * sums.length;
    int bin = (int) at;
    float part = at - bin;
    sums[bin % sums.length] += length * (1 - part);
    sums[(bin + 1) % sums.length] += length * part;
  }

  /// Returns the [#SUMS] sums, cell row by cell row, each cell's directions together.
  float[] describe() {
    float[] sums = new float[SUMS];
    float[] ofRow = new float[CELLS * DIRECTIONS];
    for (int row = 0; row < GRADIENTS; row++) {
      describeRow(row, ofRow);
      for (int cell = 0; cell < CELLS; cell++) {
        float share = SHARES[row][cell];
        if (share > 0) {
          int to = cell * CELLS * DIRECTIONS;
          for (int j = 0; j < ofRow.length; j++) {
            sums[to + j] += share * ofRow[j];
          }
        }
      }
    }
    return rootsOfShares(sums);
  }

  private void describeRow(int row, float[] ofRow) {
    Arrays.fill(ofRow, 0);
    for (int column = 0; column < GRADIENTS; column++) {
      int i = (row + 1) * SIDE + column + 1;
      float gx = across(i);
      float gy = down(i);
      for (int cell = 0; cell < CELLS; cell++) {
        float share = SHARES[column][cell];
        if (share > 0) {
          for (int d = 0; d < DIRECTIONS; d++) {
            ofRow[cell * DIRECTIONS + d] += share * Math.max(0, gx * TO_RIGHT[d] + gy * DOWN[d]);
          }
        }
      }
    }
  }

  private static float[] rootsOfShares(float[] sums) {
    float total = 0;
    for (float sum : sums) {
      total += sum;
    }
    float scale = total > 0 ? 1 / total : 0;
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (float) Math.sqrt(sums[i] * scale);
    }
    return sums;
  }

  /// Returns what [#describe] would return for the same patch seen in a mirror that keeps its
  /// first axis.
  static float[] mirrored(float[] sums) {
    float[] mirrored = new float[SUMS];
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        for (int d = 0; d < DIRECTIONS; d++) {
          mirrored[(row * CELLS + column) * DIRECTIONS + d] = sums[
              ((CELLS - 1 - row) * CELLS + column) * DIRECTIONS + (DIRECTIONS - d) % DIRECTIONS];
        }
      }
    }
    return mirrored;
  }

  // A tent between the centres of neighbouring cells, times a gentle fall towards the rim.
  private static float[][] shares() {
    float[][] shares = new float[GRADIENTS][CELLS];
    for (int i = 0; i < GRADIENTS; i++) {
      float at = (i + 0.5f) * CELLS / GRADIENTS - 0.5f;
      float u = (i + 0.5f) * 2 / GRADIENTS - 1;
      for (int cell = 0; cell < CELLS; cell++) {
        shares[i][cell] = Math.max(0, 1 - Math.abs(at - cell)) * (1 - u * u / 2);
      }
    }
    return shares;
  }
}
