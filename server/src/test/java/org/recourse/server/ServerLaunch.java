package org.recourse.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How a [ServerProcess] is started. Immutable.
///
/// @param folder where its data, its `log` and its temporary files are
/// @param database the URL of a database, if it is not the embedded one
/// @param wrapper what the JVM is started by, if anything
/// @param options for the JVM
/// @param classPath of the service
record ServerLaunch(
    Path folder,
    Optional<String> database,
    List<String> wrapper,
    List<String> options,
    String classPath) {

  /// In this folder, and otherwise as usual.
  static ServerLaunch in(Path folder) {
    return new ServerLaunch(
        folder,
        Optional.empty(),
        List.of(),
        List.of(),
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
  }

  /// The same with its data elsewhere.
  ServerLaunch on(Optional<String> other) {
    return new ServerLaunch(folder, other, wrapper, options, classPath);
  }

  /// The same, started by another program.
  ServerLaunch under(String... program) {
    return new ServerLaunch(folder, database, List.of(program), options, classPath);
  }

  /// The same with more options for the JVM.
  ServerLaunch with(String... more) {
    return new ServerLaunch(
        folder,
        database,
        wrapper,
        Stream.concat(options.stream(), Stream.of(more)).toList(),
        classPath);
  }

  /// The same with another class path.
  ServerLaunch from(String other) {
    return new ServerLaunch(folder, database, wrapper, options, other);
  }

  /// Starts the process, and does not wait for anything.
  Process begin() throws IOException {
    Files.createDirectories(folder.resolve("tmp"));
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Djava.io.tmpdir=" + folder.resolve("tmp"),
        "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, ServerProcessMain.class.getName(), folder.toString()));
    database.ifPresent(command::add);
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  /// Starts, and returns when it answers.
  ServerProcess start() throws IOException {
    return ServerProcess.whenReady(begin(), folder);
  }
}
