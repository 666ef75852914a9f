package org.recourse.media.internal.decode;

import org.recourse.fingerprint.Pixels;

/// Pixels that a decoder left in memory. Valid while that memory is.
///
/// @param width columns
/// @param height rows
/// @param channels 1 or 3
/// @param plane the rows
record SegmentPixels(int width, int height, int channels, Plane plane) implements Pixels {

  @Override
  public void row(int y, byte[] into) {
    plane.copyRow(y, into, width * channels);
  }
}
