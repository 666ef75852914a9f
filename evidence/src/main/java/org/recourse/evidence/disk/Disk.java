package org.recourse.evidence.disk;

import java.io.IOException;
import java.util.Optional;

/// Files of one directory and those below it, by paths with `/` between names. What a call
/// returned from is there after a crash or a power cut; what was underway is there wholly or not
/// at all.
///
/// An error of the disk leaves nobody knowing what is on it: whoever gets one stops, and begins
/// again by reading. May be shared between threads that do not write the same file.
public interface Disk {

  /// Returns a file's bytes; empty if there is none.
  Optional<byte[]> read(String path) throws IOException;

  /// Writes a file, in place of what was there before.
  void replace(String path, byte[] bytes) throws IOException;
}
