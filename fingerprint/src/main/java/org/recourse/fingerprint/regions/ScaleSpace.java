package org.recourse.fingerprint.regions;

import java.util.ArrayList;
import java.util.List;

/// A picture at a ladder of blurs: [#LEVELS] in an octave, each octave half as wide and high
/// as the last.
///
/*
 * The usual Gaussian scale space of Lowe, "Distinctive image features from scale-invariant
 * keypoints" (2004), section 3, with three steps to an octave. The kernels are literals because
 * Math.exp may differ in its last bit between machines. Immutable once made.
 */
final class ScaleSpace {

  /// Blurs between one octave and the next.
  static final int STEPS = 3;

  /// Blurs kept in each octave: the steps, and those needed to compare neighbours at both
  /// ends.
  static final int LEVELS = STEPS + 3;

  /// Standard deviation of the first level of an octave, in its own pixels.
  static final float FIRST_BLUR = 1.6f;

  /// How much more blurred each level is than the one before: the cube root of 2.
  static final float STEP = 1.2599210f;

  private static final int SMALLEST_SIDE = 12;

  /// Half of each symmetric kernel, from its middle. The first takes a plane of blur 0.5 to
  /// [#FIRST_BLUR], each other takes a level to the next.
  private static final float[][] KERNELS = {
    {0.2625452f, 0.2114467f, 0.1104566f, 0.0374262f, 0.0082253f, 0.0011725f},
    {0.3253823f, 0.2333403f, 0.0860552f, 0.0163214f, 0.0015919f},
    {0.2582895f, 0.2094777f, 0.1117458f, 0.0392091f, 0.0090491f, 0.0013737f},
    {0.2050954f, 0.1797418f, 0.1209842f, 0.0625453f, 0.0248340f, 0.0075733f, 0.0017738f},
    {
      0.1627432f,
      0.1497620f,
      0.1167075f,
      0.0770182f,
      0.0430414f,
      0.0203693f,
      0.0081633f,
      0.0027705f,
      0.0007962f
    },
    {
      0.1291899f,
      0.1225989f,
      0.1047755f,
      0.0806397f,
      0.0558924f,
      0.0348878f,
      0.0196114f,
      0.0099280f,
      0.0045261f,
      0.0018583f,
      0.0006871f
    },
  };

  /// One octave.
  ///
  /// @param pixel side of its pixels in pixels of the plane: 1, 2, 4 …
  record Octave(int width, int height, float pixel, List<float[]> levels) {}

  private final List<Octave> octaves = new ArrayList<>();

  ScaleSpace(GreyPlane plane) {
    int width = plane.width();
    int height = plane.height();
    float[] base = blur(floats(plane), width, height, KERNELS[0]);
    float pixel = 1;
    while (true) {
      List<float[]> levels = new ArrayList<>(LEVELS);
      levels.add(base);
      for (int level = 1; level < LEVELS; level++) {
        levels.add(blur(levels.get(level - 1), width, height, KERNELS[level]));
      }
      octaves.add(new Octave(width, height, pixel, levels));
      int nextWidth = (width + 1) / 2;
      int nextHeight = (height + 1) / 2;
      if (Math.min(nextWidth, nextHeight) < SMALLEST_SIDE) {
        return;
      }
      base = everySecond(levels.get(STEPS), width, nextWidth, nextHeight);
      width = nextWidth;
      height = nextHeight;
      pixel *= 2;
    }
  }

  List<Octave> octaves() {
    return octaves;
  }

  private static float[] floats(GreyPlane plane) {
    float[] floats = new float[plane.width() * plane.height()];
    int i = 0;
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        floats[i++] = plane.at(x, y);
      }
    }
    return floats;
  }

  private static float[] everySecond(float[] from, int width, int nextWidth, int nextHeight) {
    float[] next = new float[nextWidth * nextHeight];
    for (int y = 0; y < nextHeight; y++) {
      for (int x = 0; x < nextWidth; x++) {
        next[y * nextWidth + x] = from[2 * y * width + 2 * x];
      }
    }
    return next;
  }

  private static float[] blur(float[] in, int width, int height, float[] kernel) {
    return blurColumns(blurRows(in, width, height, kernel), width, height, kernel);
  }

  private static float[] blurRows(float[] in, int width, int height, float[] kernel) {
    int reach = kernel.length - 1;
    float[] out = new float[in.length];
    float[] line = new float[width + 2 * reach];
    Sum sum = new Sum(width);
    for (int y = 0; y < height; y++) {
      int row = y * width;
      for (int x = -reach; x < width + reach; x++) {
        line[x + reach] = in[row + Math.clamp(x, 0, width - 1)];
      }
      sum.begin(line, reach, kernel[0]);
      for (int i = 1; i <= reach; i++) {
        sum.add(line, reach - i, reach + i, kernel[i]);
      }
      sum.store(out, row);
    }
    return out;
  }

  private static float[] blurColumns(float[] in, int width, int height, float[] kernel) {
    float[] out = new float[in.length];
    Sum sum = new Sum(width);
    for (int y = 0; y < height; y++) {
      sum.begin(in, y * width, kernel[0]);
      for (int i = 1; i < kernel.length; i++) {
        int above = Math.max(0, y - i) * width;
        int below = Math.min(height - 1, y + i) * width;
        sum.add(in, above, below, kernel[i]);
      }
      sum.store(out, y * width);
    }
    return out;
  }

  /// A row that is being summed up.
  ///
  /// What is added is first copied to arrays of its own, so that all arrays of the loop begin
  /// at the same index: only then does the JVM's compiler know that no element depends on
  /// another, and makes vector instructions of it.
  private static final class Sum {

    private final float[] sum;
    private final float[] first;
    private final float[] second;

    Sum(int width) {
      sum = new float[width];
      first = new float[width];
      second = new float[width];
    }

    void begin(float[] from, int at, float weight) {
      System.arraycopy(from, at, first, 0, sum.length);
      for (int x = 0; x < sum.length; x++) {
        sum[x] = weight * first[x];
      }
    }

    void add(float[] from, int at, int andAt, float weight) {
      System.arraycopy(from, at, first, 0, sum.length);
      System.arraycopy(from, andAt, second, 0, sum.length);
      for (int x = 0; x < sum.length; x++) {
        sum[x] += weight * (first[x] + second[x]);
      }
    }

    void store(float[] to, int at) {
      System.arraycopy(sum, 0, to, at, sum.length);
    }
  }
}
