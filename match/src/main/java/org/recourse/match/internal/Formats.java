package org.recourse.match.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.recourse.match.CorruptIndexException;
import org.recourse.match.NewerFormatException;

/// What the files of a bank have in common.
final class Formats {
  private Formats() {}

  /// Returns the eight characters as the number that they are in a file.
  static long magic(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII))
        .order(ByteOrder.LITTLE_ENDIAN)
        .getLong();
  }

  /// Reads magic and version, and refuses what is not ours or newer than us.
  static void checkStart(ByteReader in, String file, long magic, String format, int known)
      throws CorruptIndexException, NewerFormatException {
    long found = in.u64();
    if (found != magic) {
      throw new CorruptIndexException(
          file, 0, "magic", String.format("%016x", magic), String.format("%016x", found));
    }
    int version = in.u32();
    if (version > known) {
      throw new NewerFormatException(file, format, version, known);
    }
    if (version < 1) {
      throw new CorruptIndexException(
          file, 8, "version", "1 to " + known, Integer.toString(version));
    }
  }
}
