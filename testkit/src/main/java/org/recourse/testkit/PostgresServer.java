package org.recourse.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A PostgreSQL server of the tests' own: in a temporary folder, on a free port of this machine
/// alone, with fsync, gone when closed.
///
/// Uses the programs of Debian's package `postgresql`. The server refuses to run as root; started
/// by root it runs as the user `postgres`, which the package makes.
public final class PostgresServer implements AutoCloseable {

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final String USER = "postgres";

  private final Path programs;
  private final Path folder;
  private final int port;
  private final AtomicInteger schemas = new AtomicInteger();

  private PostgresServer(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /// Returns where the server's programs are, of the newest version, if they are installed.
  public static Optional<Path> programs() {
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Starts one with an empty database.
  ///
  /// @throws IllegalStateException if PostgreSQL is not installed, or does not start
  public static PostgresServer start() {
    Path programs = programs()
        .orElseThrow(() -> new IllegalStateException(
            "the tests need PostgreSQL (Debian: apt-get install postgresql)"));
    try {
      Path folder = Files.createTempDirectory("recourse-postgres");
      PostgresServer server = new PostgresServer(programs, folder, freePort());
      server.begin();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the one that all tests of this JVM share, which ends with it. Not for tests that
  /// stop or kill theirs: these start their own.
  public static PostgresServer shared() {
    return Shared.SERVER;
  }

  private static final class Shared {
    static final PostgresServer SERVER = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }
  }

  /// Makes a schema and returns the URL for JDBC that leads into it, as if it were a database of
  /// its own.
  public String emptyDatabase() {
    String schema = "test" + schemas.incrementAndGet();
    run(
        "psql",
        "-h",
        folder.toString(),
        "-p",
        String.valueOf(port),
        "-U",
        USER,
        "-q",
        "-c",
        "create schema " + schema,
        "postgres");
    return url() + "&currentSchema=" + schema;
  }

  /// Returns the URL for JDBC.
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER;
  }

  /// Ends all processes of the server with `kill -9`, so that none of them writes anything more.
  public void kill() {
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  /// Makes all processes of the server stand still: connections stay, and nobody answers.
  public void freeze() {
    signal("-STOP");
  }

  /// Lets them go on after [#freeze].
  public void thaw() {
    signal("-CONT");
  }

  private void signal(String signal) {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes().forEach(process -> command.add(Long.toString(process.pid())));
    try {
      int code = new ProcessBuilder(command).start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill " + signal + " ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<ProcessHandle> processes() {
    try {
      ProcessHandle postmaster = postmaster().orElseThrow();
      return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends the server as its operator does; connections are cut.
  public void stop() {
    run("pg_ctl", "stop", "-D", data(), "-m", "fast", "-w");
  }

  /// Starts the server again after [#kill] or [#stop].
  public void restart() {
    run("pg_ctl", "start", "-D", data(), "-w", "-l", log(), "-o", options());
  }

  @Override
  public void close() {
    try {
      if (postmaster().isPresent()) {
        stop();
      }
      delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin() throws IOException {
    if (isRoot()) {
      run(List.of("chown", USER, folder.toString()));
    }
    run("initdb", "-D", data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C");
    restart();
  }

  private Optional<ProcessHandle> postmaster() throws IOException {
    Path file = folder.resolve("data").resolve("postmaster.pid");
    return Files.exists(file)
        ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
        : Optional.empty();
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private String log() {
    return folder.resolve("log").toString();
  }

  private String options() {
    return "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder;
  }

  private void run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--init-groups"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private void run(List<String> command) {
    try {
      Path output = folder.resolve("output");
      Process process = new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + " failed: " + Files.readString(output));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      @SuppressWarnings("NullAway") // the parent's parameter has no annotation
      public FileVisitResult postVisitDirectory(Path directory, IOException failure)
          throws IOException {
        Files.delete(directory);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
