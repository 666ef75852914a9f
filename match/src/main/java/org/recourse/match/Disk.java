package org.recourse.match;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.recourse.match.internal.DirectoryDisk;

/// One directory, and all that a bank asks of it: the seam at which tests fill it up and pull the
/// plug.
///
/// File names are plain names without separators. Every method throws [DiskException] when the
/// outside world fails. May be shared between threads, but a file has one writer at a time.
public interface Disk {

  /// Returns the disk that is this directory of the file system; it is created when first written
  /// to.
  static Disk directory(Path directory) {
    return new DirectoryDisk(directory);
  }

  /// Returns where it is, for messages.
  String place();

  /// Returns the names of the files, in no order; none if the directory does not exist.
  List<String> files();

  /// Returns how many bytes the file has, or -1 if there is none.
  long size(String file);

  /// Creates an empty file, replacing one of that name.
  Output create(String file);

  /// Opens a file to write behind its first `length` bytes; what follows them is cut off.
  Output append(String file, long length);

  /// Maps the whole file to be read; the mapping lives as long as it is reachable. Only for files
  /// that no one cuts off: reading a mapping behind the end of its file is a fault.
  MemorySegment map(String file);

  /// Reads the whole file as it is now. What is cut off meanwhile is left out.
  MemorySegment read(String file);

  /// Renames a file, replacing one of that name in one step.
  void rename(String from, String to);

  /// Deletes a file, if it is there.
  void delete(String file);

  /// Makes creations, renamings and deletions durable.
  void sync();

  /// Locks a file against every other holder in this process and others, or returns empty if it
  /// is locked.
  Optional<Lock> tryLock(String file);

  /// A file being written from one position on. For one thread at a time.
  interface Output extends AutoCloseable {
    /// Writes all the bytes from the buffer's position to its limit. This moves the file's
    /// position behind them.
    void write(ByteBuffer bytes);

    /// Lets so many zero bytes follow the position, which stays. What is written over them later
    /// does not make the file longer, and is synced sooner for that.
    void makeRoom(int bytes);

    /// Cuts off what follows the position.
    void cutOff();

    /// Makes what was written durable.
    void sync();

    @Override
    void close();
  }

  /// A lock that is held until closed.
  interface Lock extends AutoCloseable {
    @Override
    void close();
  }
}
