package org.recourse.server;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.recourse.server.console.ConsoleSettings;
import org.recourse.server.faces.Face;
import org.recourse.server.intake.IntakeSettings;
import org.recourse.storage.OperatorKey;

/// What a [ServerProcess] runs.
final class ServerProcessMain {

  static final String TOKEN = "token ";
  static final String PORT = "port ";
  static final List<Face> FACES = List.of(Face.INTAKE, Face.CONSOLE);

  private ServerProcessMain() {}

  /// Serves until it is ended.
  ///
  /// @param arguments the folder, and the URL of a database if it is not the embedded one
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Path keyFile = folder.resolve("hub.key");
    OperatorKey key = Files.exists(keyFile)
        ? OperatorKey.ofFile(keyFile)
        : OperatorKey.makeFile(keyFile, new SecureRandom());
    Optional<String> database = arguments.length > 1 ? Optional.of(arguments[1]) : Optional.empty();
    RecourseServer server = RecourseServer.start(
        new ServeSettings(folder, InetAddress.getLoopbackAddress(), 0, database, key)
            .receiving(new IntakeSettings(0))
            .reviewing(new ConsoleSettings(0, Optional.empty())));
    server.firstStartToken().ifPresent(token -> System.out.println(TOKEN + token.reveal()));
    for (Face face : FACES) {
      System.out.println(face + " " + server.port(face).orElseThrow());
    }
    System.out.println(PORT + server.port());
    server.awaitEnd();
  }
}
