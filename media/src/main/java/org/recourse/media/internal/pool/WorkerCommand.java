package org.recourse.media.internal.pool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.recourse.media.MediaLimits;
import org.recourse.media.internal.jail.Bubblewrap;

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
    command.add(String.join(":", kit.jars().stream().map(jar -> "app/" + jar).toList()));
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

  // One native heap for all threads: many of them would each reserve address space, which is
  // limited.
  static Map<String, String> environment(String kitFolder) {
    return Map.of(
        "LD_LIBRARY_PATH", kitFolder + "/native", "LANG", "C.UTF-8", "MALLOC_ARENA_MAX", "1");
  }

  private List<String> virtualMachineOptions(String kitFolder) {
    return List.of(
        "-XX:+UseSerialGC",
        "-Xmx" + limits.heapBytes(),
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
