package org.recourse.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.recourse.hub.StoreUnavailableException;

/// Files that their owner alone may read and write. SQLite gives its journals the mode of the
/// database, so it is enough to see to that.
final class OwnerOnly {

  private static final String SQLITE = "jdbc:sqlite:";
  private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /// Makes an empty file.
  static void create(Path file) throws IOException {
    Files.createFile(file, PosixFilePermissions.asFileAttribute(MODE));
  }

  /// Lets the name of a file survive a power cut.
  static void syncDirectory(Path file) throws IOException {
    try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent())) {
      directory.force(true);
    }
  }

  /// Sees to the file of a database, if the URL is one of SQLite's.
  static void sqlite(String url) {
    if (!url.startsWith(SQLITE)) {
      return;
    }
    int options = url.indexOf('?');
    Path file = Path.of(url.substring(SQLITE.length(), options < 0 ? url.length() : options));
    try {
      if (Files.exists(file)) {
        Files.setPosixFilePermissions(file, MODE);
      } else {
        create(file);
      }
    } catch (IOException e) {
      throw new StoreUnavailableException("opening its file", e);
    }
  }
}
