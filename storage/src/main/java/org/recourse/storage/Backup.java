package org.recourse.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Copies of the embedded database. (PostgreSQL has tools of its own: docs/run/backup.md.)
///
/// A copy is one file of SQLite, and behind it a [Seal]. What is encrypted in the data is
/// encrypted in the copy, under the same keys. What was handed in to be looked at is not in it.
public final class Backup {

  private Backup() {}

  /// Copies a database as it is at one moment, while others read and write it, and reads the copy
  /// back.
  ///
  /// @throws BackupException if there is no database, the target is there already, or the copy
  ///     cannot be written; nothing is left of it then
  public static void make(Path database, Path to) throws BackupException {
    if (!Files.isRegularFile(database)) {
      throw new BackupException(database + ": there is no database here");
    }
    if (Files.exists(to)) {
      throw new BackupException(to + " is there already: name a file that is not");
    }
    Path part = part(to);
    try {
      OwnerOnly.create(part);
      try (Connection connection = open(database);
          PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
        copy.setString(1, part.toString());
        copy.execute();
      }
      leaveOut(part);
      check(part);
      Seal.put(part);
      finish(part, to);
    } catch (SQLException | IOException e) {
      throw new BackupException(to + " cannot be written: " + why(e));
    } finally {
      removeIfThere(part);
    }
  }

  /// Brings a copy back to where there is no database.
  ///
  /// @throws BackupException if the copy is damaged, there is a database or what is left of one,
  ///     or it cannot be written; nothing was restored then
  public static void restore(Path from, Path database) throws BackupException {
    if (!Files.isRegularFile(from)) {
      throw new BackupException(from + ": there is no such file");
    }
    // A journal that stayed behind would be played into the restored database.
    for (String more : List.of("", "-wal", "-shm", "-journal")) {
      Path there = database.resolveSibling(database.getFileName() + more);
      if (Files.exists(there)) {
        throw new BackupException(there + " is there already: restore into an empty directory");
      }
    }
    Path part = part(database);
    try {
      Files.createDirectories(part.getParent());
      OwnerOnly.create(part);
      Seal.copyWithout(from, part);
      check(part);
      finish(part, database);
    } catch (DamagedException _) {
      throw new BackupException(from + " is no whole copy, and nothing was restored");
    } catch (IOException e) {
      throw new BackupException(database + " cannot be written: " + why(e));
    } finally {
      removeIfThere(part);
    }
  }

  // What was handed in to be looked at ends with a decision; in a copy it would not. A database of
  // an older version has none.
  private static void leaveOut(Path copy) throws SQLException {
    try (Connection connection = open(copy);
        Statement statement = connection.createStatement()) {
      boolean has;
      try (ResultSet table = statement.executeQuery(
          "select name from sqlite_master where type = 'table' and name = 'review_picture'")) {
        has = table.next();
      }
      if (has) {
        statement.execute("pragma secure_delete = on");
        statement.executeUpdate(
            "delete from content_key where id in (select content_key from review_picture)");
        statement.executeUpdate("delete from review_picture");
      }
    }
  }

  private static Path part(Path file) {
    Path absolute = file.toAbsolutePath();
    return absolute.resolveSibling(
        absolute.getFileName() + "." + ProcessHandle.current().pid() + ".part");
  }

  private static void finish(Path part, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, file);
    OwnerOnly.syncDirectory(file);
  }

  private static void removeIfThere(Path part) {
    try {
      Files.deleteIfExists(part);
      Files.deleteIfExists(part.resolveSibling(part.getFileName() + "-journal"));
    } catch (IOException _) {
      // What has gone wrong already is told; this is a file too many.
    }
  }

  // The kind, since messages of files are their paths alone.
  private static String why(Exception e) {
    return e instanceof SQLException || e.getClass() == IOException.class
        ? String.valueOf(e.getMessage())
        : e.getClass().getSimpleName().replace("Exception", "");
  }

  private static void check(Path copy) throws DamagedException {
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
    throw new DamagedException();
  }

  /// The bytes are not those of a whole copy.
  static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedException() {
      super("the database is damaged or none of Recourse");
    }
  }

  private static Connection open(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=10000");
  }
}
