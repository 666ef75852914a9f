package org.recourse.media.internal.decode;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Takes out of a PNG what says something about the picture and is no part of it.
///
/// ffmpeg would unpack such text without bound: half a megabyte of it makes half a gigabyte, and
/// a file may hold any number. Nothing of it has any part in a fingerprint.
final class PngMetadata {

  private static final List<String> TEXT = List.of("zTXt", "iTXt", "tEXt", "iCCP", "eXIf");
  private static final int SIGNATURE = 8;
  private static final int FRAME = 12; // length, type and check sum

  private PngMetadata() {}

  /// Returns the file without, in the same memory.
  static WholeFile dropped(WholeFile file) {
    long from = SIGNATURE;
    long to = SIGNATURE;
    while (from + FRAME <= file.length()) {
      long chunk = Math.min(FRAME + file.u32(from), file.length() - from);
      if (!isText(file, from + 4)) {
        if (to < from) {
          MemorySegment.copy(file.memory(), from, file.memory(), to, chunk);
        }
        to += chunk;
      }
      from += chunk;
    }
    file.memory().asSlice(to, WholeFile.PADDING).fill((byte) 0);
    return new WholeFile(file.memory(), to);
  }

  private static boolean isText(WholeFile file, long at) {
    return TEXT.stream().anyMatch(type -> file.has(at, type));
  }
}
