package org.recourse.media.internal.decode;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/// Rows of bytes in memory. Valid while that memory is.
///
/// @param memory all rows
/// @param top where the top row begins
/// @param stride bytes from one row to the next; negative if the bottom row comes first in
///     memory, as in some BMPs
record Plane(MemorySegment memory, long top, long stride) {

  /// Returns rows that lie in order from the beginning of the memory.
  static Plane of(MemorySegment memory, long stride) {
    return new Plane(memory, 0, stride);
  }

  /// Returns a plane of a frame that has as many rows as the frame.
  static Plane of(AVFrame frame, int index) {
    return of(frame, index, frame.height());
  }

  /// Returns a plane of a frame that has so many rows.
  static Plane of(AVFrame frame, int index, int rows) {
    long stride = frame.linesize(index);
    long before = stride < 0 ? -stride * (rows - 1) : 0;
    MemorySegment memory = MemorySegment.ofAddress(frame.data(index).address() - before)
        .reinterpret(Math.abs(stride) * rows);
    return new Plane(memory, before, stride);
  }

  /// Copies the beginning of a row.
  void copyRow(int y, byte[] into, int count) {
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, top + y * stride, into, 0, count);
  }

  /// Copies the beginning of a row, byte by byte, into whatever array is behind the segment.
  void copyRow(int y, MemorySegment into, int count) {
    MemorySegment.copy(memory, top + y * stride, into, 0, count);
  }
}
