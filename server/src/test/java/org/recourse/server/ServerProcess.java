package org.recourse.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.recourse.server.faces.Face;

/// The service in a process of its own, which can be killed. What it writes goes to `log` in its
/// folder, its temporary files to `tmp`.
final class ServerProcess implements AutoCloseable {

  private final Process process;
  private final int port;
  private final Optional<String> token;
  private final Map<Face, Integer> faces;

  private ServerProcess(
      Process process, int port, Optional<String> token, Map<Face, Integer> faces) {
    this.process = process;
    this.port = port;
    this.token = token;
    this.faces = faces;
  }

  /// Waits until it answers.
  static ServerProcess whenReady(Process process, Path folder) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    Optional<String> token = Optional.empty();
    Map<Face, Integer> faces = new EnumMap<>(Face.class);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(ServerProcessMain.TOKEN)) {
        token = Optional.of(line.substring(ServerProcessMain.TOKEN.length()));
      } else if (line.startsWith(ServerProcessMain.PORT)) {
        int port = Integer.parseInt(line.substring(ServerProcessMain.PORT.length()));
        Thread.ofVirtual().start(() -> out.lines().forEach(more -> log(folder, more)));
        return new ServerProcess(process, port, token, faces);
      } else if (!knows(line, faces)) {
        log(folder, line);
      }
    }
    throw new IllegalStateException(
        "the service did not start: " + Files.readString(folder.resolve("log")));
  }

  private static boolean knows(String line, Map<Face, Integer> faces) {
    for (Face face : ServerProcessMain.FACES) {
      if (line.matches(face + " [0-9]+")) {
        faces.put(face, Integer.valueOf(line.substring(face.name().length() + 1)));
        return true;
      }
    }
    return false;
  }

  private static void log(Path folder, String line) {
    try {
      Files.writeString(
          folder.resolve("log"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /// Returns the address of a face's pages.
  String origin(Face face) {
    return "http://localhost:" + faces.get(face);
  }

  /// Returns the token of the first start.
  String token() {
    return token.orElseThrow();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Waits for its end and returns its exit code, or -1 if it does not end.
  int exitCode(int withinSeconds) throws InterruptedException {
    return process.waitFor(withinSeconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  /// Ends it as `kill -9` does.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Asks it to end, as `kill` does.
  void terminate() {
    process.destroy();
  }

  @Override
  public void close() {
    kill();
  }
}
