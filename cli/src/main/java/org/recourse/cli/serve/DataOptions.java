package org.recourse.cli.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.cli.CommandFailedException;
import org.recourse.storage.Database;
import org.recourse.storage.OperatorKey;
import picocli.CommandLine.Option;

/// Where the service keeps its data, and what opens it.
final class DataOptions {

  static final String DATABASE_FILE = "recourse.db";
  private static final String KEY_FILE = "recourse.key";
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Where the service keeps its files; made if it is not there.")
  private Path data = Path.of("");

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "jdbc:postgresql://…, if the data is not to be in DIR.")
  private @Nullable String database;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "Opens the database: 64 hexadecimal digits. DIR/recourse.key if left out, made"
          + " on the first start. Keep it where copies of the data do not go.")
  private @Nullable Path keyFile;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "Opens the database with a passphrase: the first line of FILE, or of the"
          + " input if FILE is -.")
  private @Nullable Path passphraseFile;

  Path directory() {
    try {
      return Files.isDirectory(data) ? data : Files.createDirectories(data, OWNER_ONLY);
    } catch (IOException _) {
      throw new CommandFailedException(data + ": cannot be made or is no directory");
    }
  }

  Optional<String> databaseUrl() {
    return Optional.ofNullable(database);
  }

  String url() {
    return databaseUrl().orElseGet(() -> Database.sqliteUrl(directory().resolve(DATABASE_FILE)));
  }

  /// Returns what opens the database; on the first start makes the usual key file.
  OperatorKey operatorKey() {
    if (passphraseFile != null) {
      return passphrase(passphraseFile);
    }
    Path file = keyFile == null ? directory().resolve(KEY_FILE) : keyFile;
    try {
      boolean first = keyFile == null
          && !Files.exists(file)
          && !Files.exists(directory().resolve(DATABASE_FILE));
      return first ? OperatorKey.makeFile(file, new SecureRandom()) : OperatorKey.ofFile(file);
    } catch (IOException e) {
      throw new CommandFailedException(
          "the key file cannot be used: " + e.getMessage() + "; name it with --key-file");
    }
  }

  static OperatorKey passphrase(Path file) {
    try {
      String text = file.toString().equals("-")
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(file);
      return OperatorKey.ofPassphrase(text.lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw new CommandFailedException("the passphrase cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }
}
