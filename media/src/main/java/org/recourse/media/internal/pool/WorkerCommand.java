package org.recourse.media.internal.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.recourse.media.MediaLimits;
import org.recourse.media.internal.jail.Bubblewrap;
import org.recourse.media.internal.worker.WorkerMain;

/// How a child is started: the same Java, only the classes and libraries of the kit, no
/// environment.
///
/// @param kit what the child may see
/// @param bubblewrap whether bubblewrap is put round it
/// @param limits memory of the child
/// @param mainClass what to start
public record WorkerCommand(
    WorkerKit kit, boolean bubblewrap, MediaLimits limits, String mainClass) {

  private static final String INSIDE = "/kit";
  private static final String PREPARED = "prepared.aot";
  private static final Duration REHEARSED_WITHIN = Duration.ofSeconds(60);

  /// Returns the process, not yet started.
  public ProcessBuilder builder() {
    Path javaHome = Path.of(System.getProperty("java.home"));
    List<String> command = new ArrayList<>();
    if (bubblewrap) {
      command.addAll(Bubblewrap.command(javaHome, kit.folder(), INSIDE));
    }
    String kitFolder = bubblewrap ? INSIDE : kit.folder().toString();
    command.add((bubblewrap ? Path.of(Bubblewrap.JAVA_HOME) : javaHome)
        .resolve("bin/java")
        .toString());
    command.addAll(virtualMachineOptions(kitFolder));
    command.add("-cp");
    command.add(classPath(kit.jars()));
    command.add(mainClass);
    command.add(Long.toString(limits.addressSpaceBytes()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(kit.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment(kitFolder));
    builder.redirectError(
        System.getProperty("recourse.media.stderr") == null
            ? ProcessBuilder.Redirect.DISCARD
            : ProcessBuilder.Redirect.INHERIT);
    return builder;
  }

  /// Runs the child's start once, unjailed and with nothing but our own files, and keeps what the
  /// Java machine prepared: later starts take a third of the time. Without it they are only
  /// slower.
  static void rehearse(Path draft, List<String> jars) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:AOTCacheOutput=" + PREPARED);
    command.addAll(commonOptions(draft.toString()));
    command.addAll(List.of("-cp", classPath(jars)));
    command.addAll(List.of(WorkerMain.class.getName(), WorkerMain.REHEARSE));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(draft.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment(draft.toString()));
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try {
      if (!process.waitFor(REHEARSED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static String classPath(List<String> jars) {
    return String.join(":", jars.stream().map(jar -> "app/" + jar).toList());
  }

  // One native heap for all threads: each further one would reserve address space, which is
  // limited.
  static Map<String, String> environment(String kitFolder) {
    return Map.of(
        "LD_LIBRARY_PATH", kitFolder + "/native", "LANG", "C.UTF-8", "MALLOC_ARENA_MAX", "1");
  }

  private List<String> virtualMachineOptions(String kitFolder) {
    List<String> options = new ArrayList<>(commonOptions(kitFolder));
    options.add("-Xmx" + limits.heapBytes());
    if (Files.exists(kit.folder().resolve(PREPARED))) {
      options.add("-XX:AOTCache=" + kitFolder + "/" + PREPARED);
    }
    return options;
  }

  // Standard output carries messages: whatever the Java machine itself has to say must not go
  // there.
  private static List<String> commonOptions(String kitFolder) {
    return List.of(
        "-Xlog:disable",
        "-XX:+DisplayVMOutputToStderr",
        "-XX:+SuppressFatalErrorMessage",
        "-XX:+UseSerialGC",
        "-XX:ReservedCodeCacheSize=64m",
        "-XX:CompressedClassSpaceSize=64m",
        "-XX:-UsePerfData",
        "-XX:-UseContainerSupport",
        "-XX:+DisableAttachMechanism",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=/dev/null",
        "-Djava.awt.headless=true",
        "-Djava.library.path=" + kitFolder + "/native",
        "-Dorg.bytedeco.javacpp.pathsFirst=true",
        "-Dorg.bytedeco.javacpp.cachedir=/nonexistent",
        "--enable-native-access=ALL-UNNAMED");
  }
}
