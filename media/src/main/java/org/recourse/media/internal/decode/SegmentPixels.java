package org.recourse.media.internal.decode;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.recourse.fingerprint.Pixels;

/// Pixels that a decoder left in native memory. Valid while that memory is.
///
/// @param width columns
/// @param height rows
/// @param channels 1 or 3
/// @param memory the rows
/// @param stride bytes from one row to the next
record SegmentPixels(int width, int height, int channels, MemorySegment memory, long stride)
    implements Pixels {

  @Override
  public void row(int y, byte[] into) {
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, y * stride, into, 0, width * channels);
  }
}
