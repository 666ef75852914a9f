package org.recourse.media.internal.decode;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Walks the outermost boxes of the MP4 family.
final class IsoBoxes {

  private static final int MAX_BOXES = 10_000;
  private static final long TO_THE_END = 0;
  private static final long LARGE = 1;

  private IsoBoxes() {}

  /// Returns whether the last box is longer than the file.
  static boolean isTruncated(String demuxer, Input input) throws IOException {
    if (!demuxer.equals("mov")) {
      return false;
    }
    byte[] header = new byte[16];
    long at = 0;
    for (int box = 0; box < MAX_BOXES && at < input.length(); box++) {
      int count = input.read(at, header, header.length);
      if (count < 8) {
        return true;
      }
      ByteBuffer numbers = ByteBuffer.wrap(header);
      long size = Integer.toUnsignedLong(numbers.getInt(0));
      if (size == TO_THE_END) {
        return false;
      }
      size = size == LARGE ? numbers.getLong(8) : size;
      if (size < 8) {
        return false;
      }
      at += size;
      if (at > input.length() || at < 0) {
        return true;
      }
    }
    return false;
  }
}
