package org.recourse.evidence.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A directory of this machine, whose files only their owner may read. May be shared between
/// threads that do not write the same file.
public final class FileDisk implements Disk {

  private static final String UNFINISHED = ".new";
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path root;

  /// Uses a directory that is there.
  public FileDisk(Path root) {
    this.root = root;
  }

  private Path at(String path) {
    if (!PATH.matcher(path).matches() || path.endsWith(UNFINISHED)) {
      throw new IllegalArgumentException("no path within a directory");
    }
    return root.resolve(path);
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(at(path)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  // The new file is whole and on the disk before it has the name, and the name is on the disk
  // before this returns.
  @Override
  public void replace(String path, byte[] bytes) throws IOException {
    Path file = at(path);
    Path folder = above(file);
    make(folder);
    Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    // What an earlier attempt left behind may be anybody's.
    Files.deleteIfExists(unfinished);
    try (FileChannel out = FileChannel.open(
        unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(folder);
  }

  private void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      make(above(folder));
      Files.createDirectory(folder);
      sync(above(folder));
    }
  }

  // Each path here lies below the root, which is there.
  private static Path above(Path path) {
    return Objects.requireNonNull(path.getParent());
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }
}
