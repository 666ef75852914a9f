package org.recourse.fingerprint.regions;

/// Reads a plane between its pixels.
final class Bilinear {

  private Bilinear() {}

  /// Returns the value at a place, of which whole numbers are the centres of pixels; beyond the rim
  /// the plane goes on as at the rim.
  ///
  /// @param plane at least 2 pixels wide and high
  static float at(float[] plane, int width, int height, float x, float y) {
    float atX = Math.max(0, Math.min(width - 1, x));
    float atY = Math.max(0, Math.min(height - 1, y));
    int left = Math.min((int) atX, width - 2);
    int top = Math.min((int) atY, height - 2);
    int i = top * width + left;
    float partX = atX - left;
    float upper = plane[i] + partX * (plane[i + 1] - plane[i]);
    float lower = plane[i + width] + partX * (plane[i + width + 1] - plane[i + width]);
    return upper + (atY - top) * (lower - upper);
  }
}
