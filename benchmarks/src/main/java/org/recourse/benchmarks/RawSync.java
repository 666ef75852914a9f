package org.recourse.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What the disk takes to make a few bytes durable, with nothing of ours around it: the floor
/// under a durable addition. For one thread.
final class RawSync implements AutoCloseable {

  private final FileChannel file;
  private final ByteBuffer bytes;

  /// Creates a file that is deleted when closed.
  ///
  /// @param bytes how many are written each time
  /// @param room how many zeros the file has before; 0 lets it become longer each time
  RawSync(Path path, int bytes, int room) throws IOException {
    this.bytes = ByteBuffer.allocateDirect(bytes);
    file = FileChannel.open(
        path,
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
    file.write(ByteBuffer.allocate(room), 0);
    file.force(true);
  }

  /// Writes and syncs once, and returns how many microseconds it took by the clock.
  double micros() throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < bytes.capacity(); i++) {
      bytes.put(i, (byte) (start >>> (8 * (i % 8))));
    }
    file.write(bytes.clear());
    file.force(false);
    return (System.nanoTime() - start) / 1e3;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
