package org.recourse.media.internal.decode;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.recourse.media.RefusalReason;

/// A picture's file, all of it in native memory, followed by [#PADDING] zeros.
///
/// @param memory the bytes and the padding
/// @param length how many bytes the file has
record WholeFile(MemorySegment memory, long length) {

  /// What decoders may read past the end.
  static final int PADDING = 64;

  private static final int CHUNK = 1 << 20;

  /// Reads the file.
  ///
  /// @param buffer where to; reused for the next file
  /// @param limit most bytes allowed
  static WholeFile read(Input input, NativeBuffer buffer, long limit) throws IOException, Refusal {
    long length = input.length();
    if (length > limit) {
      throw new Refusal(
          RefusalReason.TOO_LARGE,
          "the picture's file has %d bytes, allowed are %d".formatted(length, limit));
    }
    MemorySegment memory = buffer.atLeast(length + PADDING);
    byte[] chunk = new byte[(int) Math.min(CHUNK, length)];
    long position = 0;
    while (position < length) {
      int count = input.read(position, chunk, (int) Math.min(CHUNK, length - position));
      if (count <= 0) {
        throw new Refusal(RefusalReason.UNREADABLE, "the file became shorter while it was read");
      }
      MemorySegment.copy(chunk, 0, memory, ValueLayout.JAVA_BYTE, position, count);
      position += count;
    }
    memory.asSlice(length, PADDING).fill((byte) 0);
    return new WholeFile(memory, length);
  }

  /// Returns the byte at a position, 0 to 255, or -1 past the end.
  int at(long position) {
    return position < 0 || position >= length
        ? -1
        : memory.get(ValueLayout.JAVA_BYTE, position) & 0xff;
  }

  /// Returns two bytes, big endian, or -1 past the end.
  int u16(long position) {
    return position + 2 > length ? -1 : (at(position) << 8) | at(position + 1);
  }

  /// Returns four bytes, big endian, or -1 past the end.
  long u32(long position) {
    return position + 4 > length ? -1 : ((long) u16(position) << 16) | u16(position + 2);
  }

  /// Returns two bytes, little endian, or -1 past the end.
  int u16le(long position) {
    return position + 2 > length ? -1 : at(position) | (at(position + 1) << 8);
  }

  /// Returns four bytes, little endian, or -1 past the end.
  long u32le(long position) {
    return position + 4 > length ? -1 : u16le(position) | ((long) u16le(position + 2) << 16);
  }

  /// Returns whether these characters stand at a position.
  boolean has(long position, String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      if (at(position + i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
