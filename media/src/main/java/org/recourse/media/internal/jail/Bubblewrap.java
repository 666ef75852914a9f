package org.recourse.media.internal.jail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The outer wall, where bubblewrap is installed and allowed: namespaces of its own for files,
/// processes, network, users and host name.
public final class Bubblewrap {

  /// Where the child finds its Java.
  public static final String JAVA_HOME = "/jdk";

  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/bin/bwrap"), Path.of("/bin/bwrap"));

  // The C library and its loader; the rest that a child needs is in its kit.
  private static final List<String> SYSTEM_LIBRARIES =
      List.of("/usr/lib", "/usr/lib64", "/lib", "/lib64");

  private Bubblewrap() {}

  /// Returns whether bubblewrap is there and may make namespaces here. Starts it once.
  public static boolean works() {
    if (program() == null) {
      return false;
    }
    List<String> command = new ArrayList<>(walls());
    command.addAll(List.of("--ro-bind", "/usr", "/usr"));
    for (String folder : SYSTEM_LIBRARIES) {
      addBind(command, folder);
    }
    command.add("/usr/bin/true");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
      Process process = builder.start();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Returns the beginning of a command; the program to jail follows.
  ///
  /// @param javaHome seen inside as [#JAVA_HOME]
  /// @param kit folder that the child may read
  /// @param inside where the child sees it
  public static List<String> command(Path javaHome, Path kit, String inside) {
    List<String> command = new ArrayList<>(walls());
    for (String folder : SYSTEM_LIBRARIES) {
      addBind(command, folder);
    }
    command.addAll(List.of("--ro-bind", javaHome.toString(), JAVA_HOME));
    command.addAll(List.of("--ro-bind", kit.toString(), inside));
    command.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--chdir", inside));
    return command;
  }

  private static List<String> walls() {
    return List.of(
        String.valueOf(program()),
        "--unshare-all",
        "--die-with-parent",
        "--new-session",
        "--cap-drop",
        "ALL",
        "--uid",
        "65534",
        "--gid",
        "65534",
        "--hostname",
        "jail");
  }

  // Where /lib is a link into /usr, as on most systems today, the link is made again.
  private static void addBind(List<String> command, String folder) {
    Path path = Path.of(folder);
    try {
      if (Files.isSymbolicLink(path)) {
        command.addAll(List.of("--symlink", Files.readSymbolicLink(path).toString(), folder));
      } else if (Files.isDirectory(path)) {
        command.addAll(List.of("--ro-bind", folder, folder));
      }
    } catch (IOException e) {
      command.addAll(List.of("--ro-bind-try", folder, folder));
    }
  }

  private static @org.jspecify.annotations.Nullable Path program() {
    return PROGRAMS.stream().filter(Files::isExecutable).findFirst().orElse(null);
  }
}
