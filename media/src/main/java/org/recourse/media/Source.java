package org.recourse.media;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.recourse.media.internal.pool.Sources;

/// Where the bytes of one file come from.
///
/// Read in the caller's process, in any order, one range at a time; the decoding child asks for the
/// ranges it needs.
public interface Source {

  /// Opens it. Called once for a decoding.
  ///
  /// @throws IOException if it cannot be read; becomes a refusal as `UNREADABLE`
  Bytes open() throws IOException;

  /// Bytes that are open. Used by one thread.
  interface Bytes extends Closeable {

    /// Returns how many bytes there are.
    long length();

    /// Copies up to `count` bytes from `position` on.
    ///
    /// @return how many were copied, less than asked only at the end; 0 past the end
    int read(long position, byte[] into, int offset, int count) throws IOException;
  }

  /// Returns the bytes of a regular file. Directories, devices and pipes are unreadable.
  static Source file(Path path) {
    return Sources.file(path);
  }

  /// Returns these bytes; the array is not copied and must not change meanwhile.
  static Source bytes(byte[] bytes) {
    return Sources.bytes(bytes);
  }
}
