package org.recourse.match.internal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.recourse.match.Disk;
import org.recourse.match.DiskException;

/// A directory of the file system. Durable on file systems where fsync is.
public record DirectoryDisk(Path directory) implements Disk {

  private static final long MOST_READ_AT_ONCE = 1 << 20;
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  @Override
  public String place() {
    return directory.toString();
  }

  @Override
  public List<String> files() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .filter(Files::isRegularFile)
          .map(p -> p.getFileName().toString())
          .toList();
    } catch (IOException e) {
      throw new DiskException("list", place(), e);
    }
  }

  @Override
  public long size(String file) {
    try {
      return Files.size(directory.resolve(file));
    } catch (NoSuchFileException _) {
      return -1;
    } catch (IOException e) {
      throw new DiskException("read", file, e);
    }
  }

  @Override
  public Output create(String file) {
    try {
      Files.createDirectories(directory);
      return new ChannelOutput(
          file,
          FileChannel.open(
              directory.resolve(file),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING));
    } catch (IOException e) {
      throw new DiskException("create", file, e);
    }
  }

  @Override
  public Output append(String file, long length) {
    try {
      FileChannel channel = FileChannel.open(directory.resolve(file), StandardOpenOption.WRITE);
      channel.truncate(length);
      channel.position(length);
      return new ChannelOutput(file, channel);
    } catch (IOException e) {
      throw new DiskException("write", file, e);
    }
  }

  @Override
  public MemorySegment map(String file) {
    try (FileChannel channel = FileChannel.open(directory.resolve(file), StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
    } catch (IOException e) {
      throw new DiskException("read", file, e);
    }
  }

  @Override
  public MemorySegment read(String file) {
    try (FileChannel channel = FileChannel.open(directory.resolve(file), StandardOpenOption.READ)) {
      MemorySegment bytes = Arena.ofAuto().allocate(channel.size());
      long at = 0;
      for (int read = 0; at < bytes.byteSize() && read >= 0; at += Math.max(0, read)) {
        long wanted = Math.min(MOST_READ_AT_ONCE, bytes.byteSize() - at);
        read = channel.read(bytes.asSlice(at, wanted).asByteBuffer(), at);
      }
      return bytes.asSlice(0, at);
    } catch (IOException e) {
      throw new DiskException("read", file, e);
    }
  }

  @Override
  public void rename(String from, String to) {
    try {
      Files.move(directory.resolve(from), directory.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new DiskException("rename", from, e);
    }
  }

  @Override
  public void delete(String file) {
    try {
      Files.deleteIfExists(directory.resolve(file));
    } catch (IOException e) {
      throw new DiskException("delete", file, e);
    }
  }

  // A directory can be opened and synced on Linux; where it cannot, its entries are as durable as
  // that system makes them.
  @Override
  public void sync() {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      throw new DiskException("sync", place(), e);
    }
  }

  @Override
  public Optional<Lock> tryLock(String file) {
    try {
      Files.createDirectories(directory);
      Path path = directory.toRealPath().resolve(file);
      // POSIX drops a process's lock when it closes any descriptor of the file, so a second
      // attempt from this process must not even open it.
      if (!HELD.add(path)) {
        return Optional.empty();
      }
      Optional<Lock> lock = lockNew(path);
      if (lock.isEmpty()) {
        HELD.remove(path);
      }
      return lock;
    } catch (IOException e) {
      throw new DiskException("lock", file, e);
    }
  }

  private static Optional<Lock> lockNew(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(() -> release(path, channel));
  }

  private static void release(Path path, FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new DiskException("unlock", path.getFileName().toString(), e);
    } finally {
      HELD.remove(path);
    }
  }

  private record ChannelOutput(String file, FileChannel channel) implements Output {
    @Override
    public void write(ByteBuffer bytes) {
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException e) {
        throw new DiskException("write", file, e);
      }
    }

    @Override
    public void makeRoom(int bytes) {
      try {
        ByteBuffer zeros = ByteBuffer.allocate(bytes);
        long from = channel.position();
        while (zeros.hasRemaining()) {
          channel.write(zeros, from + zeros.position());
        }
      } catch (IOException e) {
        throw new DiskException("write", file, e);
      }
    }

    @Override
    public void cutOff() {
      try {
        channel.truncate(channel.position());
      } catch (IOException e) {
        throw new DiskException("write", file, e);
      }
    }

    @Override
    public void sync() {
      try {
        channel.force(false);
      } catch (IOException e) {
        throw new DiskException("sync", file, e);
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new DiskException("close", file, e);
      }
    }
  }
}
