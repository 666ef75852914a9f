package org.recourse.hub.internal;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/// Longs that one thread adds and changes while any number reads. Nothing moves when it grows.
final class GrowingLongs {

  private static final int SHIFT = 16;
  private static final int CHUNK = 1 << SHIFT;

  private volatile AtomicLongArray[] chunks = {};
  private volatile int size;

  int size() {
    return size;
  }

  void add(long value) {
    int at = size;
    if (at >> SHIFT == chunks.length) {
      AtomicLongArray[] more = Arrays.copyOf(chunks, chunks.length + 1);
      more[chunks.length] = new AtomicLongArray(CHUNK);
      chunks = more;
    }
    chunks[at >> SHIFT].setRelease(at & CHUNK - 1, value);
    size = at + 1;
  }

  long get(int at) {
    return chunks[at >> SHIFT].getAcquire(at & CHUNK - 1);
  }

  void set(int at, long value) {
    chunks[at >> SHIFT].setRelease(at & CHUNK - 1, value);
  }

  long bytes() {
    return (long) chunks.length * CHUNK * Long.BYTES;
  }
}
