package org.recourse.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.recourse.hub.StoreUnavailableException;

/// Copies of the embedded database. (PostgreSQL has tools of its own: docs/run/backup.md.)
///
/// A copy is one file of SQLite. What is encrypted in the data is encrypted in the copy, under
/// the
/// same keys.
public final class Backup {

  private Backup() {}

  /// Copies a database as it is at one moment, while others read and write it, and reads the copy
  /// back.
  ///
  /// @throws BackupException if there is no database, or the target is there already
  /// @throws StoreUnavailableException if it cannot be read or the copy not written
  public static void make(Path database, Path to) throws BackupException {
    if (!Files.isRegularFile(database)) {
      throw new BackupException(database + ": there is no database here");
    }
    if (Files.exists(to)) {
      throw new BackupException(to + " is there already: name a file that is not");
    }
    Path part = to.resolveSibling(to.getFileName() + ".part");
    try (Connection connection = open(database);
        PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
      Files.deleteIfExists(part);
      OwnerOnly.create(part);
      copy.setString(1, part.toString());
      copy.execute();
      check(part);
      sync(part);
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
      OwnerOnly.syncDirectory(to);
    } catch (SQLException | IOException e) {
      throw new StoreUnavailableException("copying it to " + to, e);
    }
  }

  /// Brings a copy back to where there is no database.
  ///
  /// @throws BackupException if the copy is damaged, or there is a database
  /// @throws StoreUnavailableException if it cannot be written
  public static void restore(Path from, Path database) throws BackupException {
    if (!Files.isRegularFile(from)) {
      throw new BackupException(from + ": there is no such file");
    }
    if (Files.exists(database)) {
      throw new BackupException(database + " is there already: restore into an empty directory");
    }
    try {
      Files.createDirectories(database.toAbsolutePath().getParent());
      Path part = database.resolveSibling(database.getFileName() + ".part");
      Files.deleteIfExists(part);
      OwnerOnly.create(part);
      try (OutputStream copy = Files.newOutputStream(part)) {
        Files.copy(from, copy);
      }
      try {
        check(part);
      } catch (BackupException e) {
        Files.deleteIfExists(part);
        throw new BackupException(from + " is no whole copy, and nothing was restored");
      }
      sync(part);
      Files.move(part, database, StandardCopyOption.ATOMIC_MOVE);
      OwnerOnly.syncDirectory(database);
    } catch (IOException e) {
      throw new StoreUnavailableException("restoring it from " + from, e);
    }
  }

  private static void check(Path copy) throws BackupException {
    try (Connection connection = open(copy);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma integrity_check")) {
      if (result.next() && "ok".equals(result.getString(1))) {
        statement.executeQuery("select count(*) from data_key").close();
        return;
      }
    } catch (SQLException _) {
      // Said below: what SQLite says of a damaged file helps nobody here.
    }
    throw new BackupException(copy + " is damaged or no copy of a database of Recourse");
  }

  private static Connection open(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=10000");
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
