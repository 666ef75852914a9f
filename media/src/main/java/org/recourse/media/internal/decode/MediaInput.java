package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FORCE;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EIO;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.io.IOException;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/// Lets ffmpeg read and seek in an [Input], so that a video of gigabytes is never copied whole.
final class MediaInput implements AutoCloseable {

  private static final int BUFFER = 1 << 18;
  private static final int FROM_CURRENT = 1;
  private static final int FROM_END = 2;

  private final Input input;
  private final byte[] chunk = new byte[BUFFER];
  private final AVIOContext context;
  private final Read read = new Read();
  private final Seek seek = new Seek();
  private long cursor;
  private @Nullable IOException failure;

  MediaInput(Input input) {
    this.input = input;
    this.context = avio_alloc_context(
        new BytePointer(av_malloc(BUFFER)),
        BUFFER,
        0,
        null,
        read,
        (Write_packet_Pointer_BytePointer_int) null,
        seek);
  }

  AVIOContext context() {
    return context;
  }

  /// Throws what went wrong while ffmpeg was reading: it only sees an error number.
  void rethrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    av_free(context.buffer());
    avio_context_free(context);
    read.close();
    seek.close();
  }

  // An exception must not travel through ffmpeg's own code: it would end the process.
  private final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer buffer, int size) {
      if (failure != null) {
        return AVERROR_EIO();
      }
      try {
        int count = input.read(cursor, chunk, Math.min(size, chunk.length));
        if (count <= 0) {
          return AVERROR_EOF();
        }
        buffer.put(chunk, 0, count);
        cursor += count;
        return count;
      } catch (IOException e) {
        failure = e;
        return AVERROR_EIO();
      }
    }
  }

  private final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer opaque, long offset, int whence) {
      int origin = whence & ~AVSEEK_FORCE;
      if (origin == AVSEEK_SIZE) {
        return input.length();
      }
      long base = origin == FROM_CURRENT ? cursor : origin == FROM_END ? input.length() : 0;
      long target = base + offset;
      if (target < 0) {
        return -1;
      }
      cursor = target;
      return cursor;
    }
  }
}
