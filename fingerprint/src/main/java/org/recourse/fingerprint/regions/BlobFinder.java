package org.recourse.fingerprint.regions;

import java.util.ArrayList;
import java.util.List;

/// Finds the blobs of a picture: extrema, in place and scale, of the difference of
/// neighbouring blurs.
///
/*
 * Lowe 2004, sections 3 and 4. The place is refined within the level and the scale between
 * levels, each by a parabola; that is a little less exact than one joint fit, and plenty for
 * regions many pixels wide.
 */
final class BlobFinder {

  /// Grey levels by which a blob must stand out. Low, because the best are chosen afterwards.
  private static final float LEAST_CONTRAST = 0.8f;

  /// A blob whose curvature one way is more than this many times that the other way is an
  /// edge.
  private static final float MOST_ELONGATED = 12;

  private final ScaleSpace.Octave octave;
  private final float[][] differences;
  private final int width;
  private final List<Blob> found;

  private BlobFinder(ScaleSpace.Octave octave, List<Blob> found) {
    this.octave = octave;
    this.width = octave.width();
    this.found = found;
    this.differences = new float[ScaleSpace.LEVELS - 1][];
    for (int level = 0; level < differences.length; level++) {
      differences[level] =
          difference(octave.levels().get(level), octave.levels().get(level + 1));
    }
  }

  static List<Blob> find(ScaleSpace space) {
    List<Blob> found = new ArrayList<>();
    for (ScaleSpace.Octave octave : space.octaves()) {
      BlobFinder finder = new BlobFinder(octave, found);
      for (int level = 1; level <= ScaleSpace.STEPS; level++) {
        finder.scan(level);
      }
    }
    return found;
  }

  private static float[] difference(float[] sharper, float[] blurrier) {
    float[] difference = new float[sharper.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = blurrier[i] - sharper[i];
    }
    return difference;
  }

  private void scan(int level) {
    float[] here = differences[level];
    for (int y = 1; y < octave.height() - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        float value = here[i];
        if (Math.abs(value) > LEAST_CONTRAST && isExtremum(level, i, value > 0 ? 1 : -1)) {
          refine(level, x, y);
        }
      }
    }
  }

  // With sign -1 all comparisons are turned round, so that one method serves maxima and
  // minima.
  private boolean isExtremum(int level, int i, float sign) {
    float value = sign * differences[level][i];
    for (int other = level - 1; other <= level + 1; other++) {
      float[] plane = differences[other];
      for (int j = i - width; j <= i + width; j += width) {
        if (sign * plane[j - 1] >= value
            || sign * plane[j + 1] >= value
            || (sign * plane[j] >= value && !(other == level && j == i))) {
          return false;
        }
      }
    }
    return true;
  }

  private void refine(int level, int x, int y) {
    int i = y * width + x;
    float[] here = differences[level];
    float before = differences[level - 1][i];
    float after = differences[level + 1][i];
    float dx = (here[i + 1] - here[i - 1]) / 2;
    float dy = (here[i + width] - here[i - width]) / 2;
    float ds = (after - before) / 2;
    float dxx = here[i + 1] + here[i - 1] - 2 * here[i];
    float dyy = here[i + width] + here[i - width] - 2 * here[i];
    float dss = after + before - 2 * here[i];
    float dxy =
        (here[i + width + 1] - here[i + width - 1] - here[i - width + 1] + here[i - width - 1]) / 4;
    float determinant = dxx * dyy - dxy * dxy;
    float trace = dxx + dyy;
    float limit = (MOST_ELONGATED + 1) * (MOST_ELONGATED + 1) / MOST_ELONGATED;
    if (determinant <= 0 || trace * trace >= limit * determinant) {
      return;
    }
    float offX = withinPixel(-(dyy * dx - dxy * dy) / determinant);
    float offY = withinPixel(-(dxx * dy - dxy * dx) / determinant);
    float offLevel = dss == 0 ? 0 : withinPixel(-ds / dss);
    float contrast = Math.abs(here[i] + 0.5f * (dx * offX + dy * offY + ds * offLevel));
    if (contrast >= LEAST_CONTRAST) {
      found.add(new Blob(
          (x + offX) * octave.pixel() + 0.5f,
          (y + offY) * octave.pixel() + 0.5f,
          ScaleSpace.FIRST_BLUR * steps(level + offLevel) * octave.pixel(),
          contrast));
    }
  }

  private static float withinPixel(float offset) {
    return Math.clamp(offset, -0.6f, 0.6f);
  }

  // 2 to the power of t/3 for t from 0 to 4, by its series, squared twice.
  private static float steps(float t) {
    float u = t * (0.6931472f / 12);
    float quarter = 1 + u * (1 + u * (1f / 2 + u * (1f / 6 + u * (1f / 24 + u / 120))));
    float half = quarter * quarter;
    return half * half;
  }
}
