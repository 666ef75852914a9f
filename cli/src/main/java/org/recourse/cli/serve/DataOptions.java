package org.recourse.cli.serve;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recourse.cli.CommandFailedException;
import org.recourse.storage.Database;
import org.recourse.storage.OperatorKey;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where the service keeps its data, and what opens it.
final class DataOptions {

  static final String DATABASE_FILE = "recourse.db";
  private static final String POSTGRES = "jdbc:postgresql:";
  private static final String KEY_FILE = "recourse.key";
  private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
      PosixFilePermission.GROUP_WRITE,
      PosixFilePermission.OTHERS_READ,
      PosixFilePermission.OTHERS_WRITE);
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

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  Path directory() {
    try {
      return Files.isDirectory(data) ? data : Files.createDirectories(data, OWNER_ONLY);
    } catch (IOException _) {
      throw new CommandFailedException(data + ": cannot be made or is no directory");
    }
  }

  Optional<String> databaseUrl() {
    if (database != null && !database.startsWith(POSTGRES)) {
      throw new ParameterException(
          spec.commandLine(), "--database must begin with " + POSTGRES + "//");
    }
    return Optional.ofNullable(database);
  }

  String url() {
    return databaseUrl().orElseGet(() -> Database.sqliteUrl(directory().resolve(DATABASE_FILE)));
  }

  /// Fails if there is no embedded database yet, and another is not named.
  void mustBeThere() {
    if (database == null && !Files.isRegularFile(data.resolve(DATABASE_FILE))) {
      throw new CommandFailedException(data + " holds no data of a service");
    }
  }

  /// Returns what opens the database; on the first start makes the usual key file.
  /// Returns whether a service kept data there before.
  boolean hasData() {
    return database != null || Files.exists(data.resolve(DATABASE_FILE));
  }

  OperatorKey operatorKey() {
    if (keyFile != null && passphraseFile != null) {
      throw new ParameterException(
          spec.commandLine(), "--key-file and --passphrase-file: say one of them");
    }
    if (passphraseFile != null) {
      return passphrase(passphraseFile);
    }
    if (keyFile != null) {
      return keyFile(keyFile);
    }
    Path usual = directory().resolve(KEY_FILE);
    boolean first = !Files.exists(usual) && !Files.exists(directory().resolve(DATABASE_FILE));
    return first ? newKeyFile(usual) : keyFile(usual);
  }

  /// Reads a key file.
  static OperatorKey keyFile(Path file) {
    try {
      checkRights(file);
      return OperatorKey.ofFile(file);
    } catch (IOException e) {
      throw new CommandFailedException("the key file cannot be used: " + why(e));
    }
  }

  /// Makes a key file.
  static OperatorKey newKeyFile(Path file) {
    try {
      return OperatorKey.makeFile(file, new SecureRandom());
    } catch (IOException e) {
      throw new CommandFailedException("the key file cannot be made: " + why(e));
    }
  }

  static OperatorKey passphrase(Path file) {
    try {
      return OperatorKey.ofPassphrase(secret("passphrase", file));
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }

  /// Reads a secret that is the first line of a file which nobody else may read.
  ///
  /// @param what it is called when it cannot be read
  static String secret(String what, Path file) {
    try {
      return firstLine(file);
    } catch (IOException e) {
      throw new CommandFailedException("the " + what + " cannot be read: " + why(e));
    }
  }

  private static String firstLine(Path file) throws IOException {
    if (file.toString().equals("-")) {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
    checkRights(file);
    return Files.readString(file).lines().findFirst().orElse("");
  }

  // Like a private key of SSH: what everybody on the machine can read opens nothing.
  private static void checkRights(Path file) throws IOException {
    Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
    if (rights.stream().anyMatch(OF_OTHERS::contains)) {
      throw new IOException(file + " may be read or changed by others: chmod 600 it");
    }
  }

  // The messages of these are their files' names alone.
  private static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> e.getMessage() + " is not there";
      case FileAlreadyExistsException _ -> e.getMessage() + " is there already";
      case AccessDeniedException _ -> e.getMessage() + " may not be opened";
      case MalformedInputException _ -> "it is no text";
      default -> String.valueOf(e.getMessage());
    };
  }
}
