package org.recourse.media.internal.decode;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.recourse.media.RefusalReason;

/// Walks the chunks of a WebP.
///
/// @param width columns of the whole picture
/// @param height rows of the whole picture
/// @param frameAt where the chunks of the first frame of an animation begin, or -1 if it is none
/// @param frameX where that frame lies in the picture
/// @param frameY where that frame lies in the picture
/// @param exifOrientation 1 to 8
/// @param ended whether the file is as long as it says
record WebpHeader(
    long width,
    long height,
    long frameAt,
    int frameX,
    int frameY,
    int exifOrientation,
    boolean ended) {

  private static final int MAX_CHUNKS = 100_000;

  static WebpHeader of(WholeFile file) throws Refusal {
    long end = file.u32le(4) + 8;
    long width = 0;
    long height = 0;
    long frameAt = -1;
    int frameX = 0;
    int frameY = 0;
    int orientation = 0;
    long at = 12;
    for (int chunk = 0; chunk < MAX_CHUNKS && at + 8 <= Math.min(end, file.length()); chunk++) {
      long size = file.u32le(at + 4);
      long body = at + 8;
      if (file.has(at, "VP8X")) {
        width = u24le(file, body + 4) + 1L;
        height = u24le(file, body + 7) + 1L;
      } else if (file.has(at, "VP8 ") && width == 0) {
        width = file.u16le(body + 6) & 0x3fff;
        height = file.u16le(body + 8) & 0x3fff;
      } else if (file.has(at, "VP8L") && width == 0) {
        long bits = file.u32le(body + 1);
        width = (bits & 0x3fff) + 1;
        height = ((bits >> 14) & 0x3fff) + 1;
      } else if (file.has(at, "ANMF") && frameAt < 0) {
        frameX = 2 * u24le(file, body);
        frameY = 2 * u24le(file, body + 3);
        frameAt = body + 16;
      } else if (file.has(at, "EXIF") && orientation == 0) {
        long tiff = file.has(body, "Exif\0\0") ? body + 6 : body;
        orientation = Exif.orientation(file, tiff);
      }
      at = body + size + (size & 1);
    }
    if (width == 0 && file.length() < end) {
      throw new Refusal(RefusalReason.TRUNCATED, "the WebP ends inside its header");
    }
    return new WebpHeader(
        width, height, frameAt, frameX, frameY, Math.max(1, orientation), file.length() >= end);
  }

  private static int u24le(WholeFile file, long at) {
    return Math.max(0, file.u16le(at)) | (Math.max(0, file.at(at + 2)) << 16);
  }

  /// Returns the first frame of an animation as a file of its own, which is what ffmpeg can read.
  ///
  /// @return null if there is no picture in it
  @Nullable
  WholeFile firstFrame(WholeFile file, NativeBuffer buffer) {
    long at = frameAt;
    for (int chunk = 0; chunk < 4; chunk++) {
      long size = file.u32le(at + 4);
      if (size < 0 || at + 8 + size > file.length()) {
        return null;
      }
      if (file.has(at, "VP8 ") || file.has(at, "VP8L")) {
        return alone(file, at, 8 + size, buffer);
      }
      at += 8 + size + (size & 1);
    }
    return null;
  }

  private static WholeFile alone(WholeFile file, long at, long size, NativeBuffer buffer) {
    long padded = size + (size & 1);
    MemorySegment memory = buffer.atLeast(12 + padded + WholeFile.PADDING);
    memory.asSlice(0, 12 + padded + WholeFile.PADDING).fill((byte) 0);
    byte[] riff = "RIFF....WEBP".getBytes(StandardCharsets.US_ASCII);
    MemorySegment.copy(riff, 0, memory, ValueLayout.JAVA_BYTE, 0, riff.length);
    memory.set(ValueLayout.JAVA_INT_UNALIGNED, 4, (int) (4 + padded));
    MemorySegment.copy(file.memory(), at, memory, 12, size);
    return new WholeFile(memory, 12 + padded);
  }
}
