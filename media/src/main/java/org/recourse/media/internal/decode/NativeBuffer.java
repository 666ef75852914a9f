package org.recourse.media.internal.decode;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Native memory that is kept from one file to the next: getting 36 MB from the kernel anew for
/// each 12-megapixel picture takes longer than hashing it. What is very large is given back.
final class NativeBuffer {

  private static final long KEPT_BYTES = 64L << 20;

  private Arena arena = Arena.ofConfined();
  private MemorySegment memory = MemorySegment.NULL;

  /// Returns memory of at least this size with whatever it held before.
  MemorySegment atLeast(long bytes) {
    if (memory.byteSize() < bytes || memory.byteSize() > Math.max(bytes, KEPT_BYTES)) {
      release();
      arena = Arena.ofConfined();
      memory = arena.allocate(bytes, 64);
    }
    return memory;
  }

  private void release() {
    memory = MemorySegment.NULL;
    arena.close();
  }
}
