package org.recourse.media.internal.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.recourse.media.Source;

/// The two usual sources.
public final class Sources {
  private Sources() {}

  /// Returns the bytes of a regular file.
  public static Source file(Path path) {
    return () -> {
      // Asked before opening: opening a pipe would wait for ever, and a device has no end.
      if (!Files.exists(path)) {
        throw new NoSuchFileException("there is no such file");
      }
      if (!Files.isRegularFile(path)) {
        throw new IOException("not a regular file");
      }
      return new FileBytes(FileChannel.open(path, StandardOpenOption.READ));
    };
  }

  /// Returns bytes in memory.
  public static Source bytes(byte[] bytes) {
    return () -> new ArrayBytes(bytes);
  }

  private static final class FileBytes implements Source.Bytes {
    private final FileChannel channel;
    private final long length;

    private FileBytes(FileChannel channel) throws IOException {
      this.channel = channel;
      this.length = channel.size();
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public int read(long position, byte[] into, int offset, int count) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(into, offset, count);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position() - offset) < 0) {
          break;
        }
      }
      return buffer.position() - offset;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private static final class ArrayBytes implements Source.Bytes {
    private final byte[] bytes;

    private ArrayBytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public int read(long position, byte[] into, int offset, int count) {
      if (position >= bytes.length) {
        return 0;
      }
      int copied = (int) Math.min(count, bytes.length - position);
      System.arraycopy(bytes, (int) position, into, offset, copied);
      return copied;
    }

    @Override
    public void close() {}
  }
}
