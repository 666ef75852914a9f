package org.recourse.match.internal;

import java.lang.foreign.MemorySegment;

/// Ascending offsets of entries in a segment. Immutable, may be shared.
///
/// @param offsets u32 each; empty if the list is dense
/// @param count how many there are
/// @param dense whether they are 0, 1, 2, …
record OffsetList(MemorySegment offsets, int count, boolean dense) {

  static OffsetList of(MemorySegment offsets) {
    return new OffsetList(offsets, (int) (offsets.byteSize() / 4), false);
  }

  static OffsetList all(int count) {
    return new OffsetList(MemorySegment.NULL, count, true);
  }

  boolean isEmpty() {
    return count == 0;
  }

  int get(int index) {
    return dense ? index : offsets.get(ByteReader.U32, 4L * index);
  }

  /// Returns where the offset is in the list, or a negative number.
  int indexOf(int offset) {
    int index = firstFrom(offset);
    return index < count && get(index) == offset ? index : -1;
  }

  /// Returns where the first offset is that is not below this one; the count if there is none.
  int firstFrom(int offset) {
    if (dense) {
      return Math.min(offset, count);
    }
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (get(middle) < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
