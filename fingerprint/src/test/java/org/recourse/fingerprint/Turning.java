package org.recourse.fingerprint;

/// Turns square pictures pixel by pixel.
final class Turning {

  private Turning() {}

  static byte[] turned(byte[] rgb, int side, Orientation orientation) {
    byte[] turned = new byte[rgb.length];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int from = source(x, y, side - 1, orientation) * 3;
        System.arraycopy(rgb, from, turned, (y * side + x) * 3, 3);
      }
    }
    return turned;
  }

  // The reference turns clockwise: what stood at the left comes to lie at the top.
  private static int source(int x, int y, int last, Orientation orientation) {
    int side = last + 1;
    return switch (orientation) {
      case UPRIGHT -> y * side + x;
      case ROTATED_90 -> x * side + (last - y);
      case ROTATED_180 -> (last - y) * side + (last - x);
      case ROTATED_270 -> (last - x) * side + y;
      case FLIPPED_X -> (last - y) * side + x;
      case FLIPPED_Y -> y * side + (last - x);
      case FLIPPED_PLUS -> x * side + y;
      case FLIPPED_MINUS -> (last - x) * side + (last - y);
    };
  }
}
