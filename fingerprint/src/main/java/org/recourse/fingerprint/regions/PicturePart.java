package org.recourse.fingerprint.regions;

/// Fills a rectangle with what a picture shows at places that may be tilted, turned, or
/// far apart.
final class PicturePart {

  private PicturePart() {}

  static GreyPlane of(
      ScaleSpace space, float side, int columns, int rows, PictureView.Placing placing) {
    ScaleSpace.Octave octave = octave(space, side, columns, rows, placing);
    float scale = side / octave.pixel();
    float[] plane = octave.levels().getFirst();
    byte[] bytes = new byte[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        float[] at = placing.at((column + 0.5f) / columns, (row + 0.5f) / rows);
        // Pixels of every octave lie at the corners of those of the next: half a pixel of
        // the plane.
        float x = at[0] * scale - 0.5f / octave.pixel();
        float y = at[1] * scale - 0.5f / octave.pixel();
        float value = Bilinear.at(plane, octave.width(), octave.height(), x, y);
        bytes[row * columns + column] = (byte) (int) (Math.clamp(value, 0f, 255f) + 0.5f);
      }
    }
    return GreyPlane.owning(columns, rows, bytes);
  }

  // The coarsest octave whose pixels are not larger than those of the result.
  private static ScaleSpace.Octave octave(
      ScaleSpace space, float side, int columns, int rows, PictureView.Placing placing) {
    float[] left = placing.at(0, 0.5f);
    float[] right = placing.at(1, 0.5f);
    float[] top = placing.at(0.5f, 0);
    float[] bottom = placing.at(0.5f, 1);
    float step = Math.min(length(left, right) / columns, length(top, bottom) / rows) * side;
    int octave = 0;
    while (octave < space.octaves().size() - 1
        && 2 * space.octaves().get(octave).pixel() <= step) {
      octave++;
    }
    return space.octaves().get(octave);
  }

  private static float length(float[] from, float[] to) {
    float dx = to[0] - from[0];
    float dy = to[1] - from[1];
    return (float) Math.sqrt(dx * dx + dy * dy);
  }
}
