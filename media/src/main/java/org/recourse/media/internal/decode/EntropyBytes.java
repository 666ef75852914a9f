package org.recourse.media.internal.decode;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The compressed bytes between two markers of a JPEG, freed of the zeros that are stuffed in
/// after each 0xff, a piece at a time. Used by one thread.
final class EntropyBytes {

  /// What may be read past the last byte of the piece: more than the longest group of blocks.
  static final int SLACK = 2560;

  private static final int PIECE = 1 << 16;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong EIGHT =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final int FIRST_RESTART = 0xd0;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private final WholeFile file;
  private final byte[] bytes = new byte[PIECE + SLACK + 2 * Long.BYTES];
  private int end;
  private boolean complete;
  private long next;

  EntropyBytes(WholeFile file) {
    this.file = file;
  }

  /// Returns the eight bytes at an index, the first in the highest bits.
  static long bits(byte[] bytes, int index) {
    return (long) LONG.get(bytes, index);
  }

  /// Begins to read at a position of the file.
  void begin(long position) {
    next = position;
    end = 0;
    complete = false;
    more(0);
  }

  /// Returns the piece at hand; what lies behind its end may be read as far as [#SLACK] and means
  /// nothing.
  byte[] bytes() {
    return bytes;
  }

  /// Returns how many bytes the piece at hand has.
  int end() {
    return end;
  }

  /// Returns whether the piece goes up to the next marker, or to the end of the file.
  boolean isComplete() {
    return complete;
  }

  /// Returns where in the file the marker begins, once the piece is complete.
  long markerAt() {
    return next;
  }

  /// Goes on behind the restart marker at which the piece ends. Returns whether it is that one.
  ///
  /// @param number 0 to 7
  boolean passRestart(int number) {
    long at = next;
    while (file.at(at) == 0xff && file.at(at + 1) == 0xff) {
      at++;
    }
    boolean expected = file.at(at) == 0xff && file.at(at + 1) == FIRST_RESTART + number;
    if (expected) {
      begin(at + 2);
    }
    return expected;
  }

  /// Passes over a scan with its restart markers. Returns where the marker after it begins.
  long passScan(long position) {
    begin(position);
    while (true) {
      while (!complete) {
        more(end);
      }
      int code = file.at(next + 1);
      if (code < FIRST_RESTART || code > FIRST_RESTART + 7) {
        return next;
      }
      begin(next + 2);
    }
  }

  /// Drops the first bytes of the piece and adds what follows it.
  void more(int dropped) {
    System.arraycopy(bytes, dropped, bytes, 0, end - dropped);
    end -= dropped;
    unstuff(Math.min(file.length(), next + PIECE - end));
  }

  private void unstuff(long until) {
    MemorySegment memory = file.memory();
    long from = next;
    int to = end;
    while (from < until) {
      long eight = memory.get(EIGHT, from);
      if (((~eight - LOW_BITS) & eight & HIGH_BITS) == 0 && from + Long.BYTES <= until) {
        LONG.set(bytes, to, eight);
        from += Long.BYTES;
        to += Long.BYTES;
        continue;
      }
      if (eight >>> 56 != 0xff) {
        bytes[to++] = (byte) (eight >>> 56);
        from++;
      } else if ((eight >>> 48 & 0xff) == 0 && from + 1 < file.length()) {
        bytes[to++] = (byte) 0xff;
        from += 2;
      } else {
        complete = true;
        break;
      }
    }
    complete |= from >= file.length();
    next = from;
    end = to;
  }
}
