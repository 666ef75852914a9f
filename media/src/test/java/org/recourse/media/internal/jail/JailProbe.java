package org.recourse.media.internal.jail;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.recourse.media.internal.decode.Decoders;

/// A child that locks itself in as the real one does and then tries to get out. Prints one line for
/// each attempt: what was tried, and `denied`, `ALLOWED` or how else it ended.
public final class JailProbe {

  // x86-64 only, as the libraries of ffmpeg are for now
  private static final Map<String, long[]> SYSTEM_CALLS = Map.ofEntries(
      Map.entry("open", new long[] {2, 0, 0}),
      Map.entry("openat", new long[] {257, -100, 0, 0}),
      Map.entry("creat", new long[] {85, 0, 0}),
      Map.entry("socket", new long[] {41, 2, 1, 0}),
      Map.entry("socketpair", new long[] {53, 1, 1, 0, 0}),
      Map.entry("connect", new long[] {42, 0, 0, 0}),
      Map.entry("fork", new long[] {57}),
      Map.entry("vfork", new long[] {58}),
      Map.entry("clone as a process", new long[] {56, 17, 0, 0, 0, 0}),
      Map.entry("execve", new long[] {59, 0, 0, 0}),
      Map.entry("execveat", new long[] {322, 0, 0, 0, 0, 0}),
      Map.entry("ptrace", new long[] {101, 0, 0, 0, 0}),
      Map.entry("process_vm_readv", new long[] {310, 1, 0, 0, 0, 0}),
      Map.entry("kill", new long[] {62, 1, 0}),
      Map.entry("tgkill of another", new long[] {234, 1, 1, 0}),
      Map.entry("io_uring_setup", new long[] {425, 1, 0}),
      Map.entry("memfd_create", new long[] {319, 0, 0}),
      Map.entry("unshare", new long[] {272, 0}),
      Map.entry("mount", new long[] {165, 0, 0, 0, 0, 0}),
      Map.entry("bpf", new long[] {321, 0, 0, 0}),
      Map.entry("chmod", new long[] {90, 0, 0}),
      Map.entry("unlink", new long[] {87, 0}),
      Map.entry("rename", new long[] {82, 0, 0}),
      Map.entry("stat", new long[] {4, 0, 0}),
      Map.entry("ioctl", new long[] {16, 0, 0x5401, 0}),
      Map.entry("prlimit of another", new long[] {302, 1, 0, 0, 0}),
      Map.entry("prctl", new long[] {157, 4, 1, 0, 0, 0}),
      Map.entry("dup", new long[] {32, 0}));

  private static final int NOT_PERMITTED = -1;

  private JailProbe() {}

  /// Tries everything.
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    Decoders.load();
    new Socket().close(); // loads what sockets need, so that it is the kernel that denies them
    Kernel kernel = new Kernel();
    kernel.call(0x7fff_0000L); // links the call while libraries can still be loaded
    SelfJail jail = SelfJail.lockIn(Long.parseLong(args[0]));
    out.println("filter=" + jail.systemCallFilter());
    out.println("landlock=" + jail.landlock());
    out.println("limits=" + jail.limits());
    tryIt(out, "read /etc/passwd", () -> Files.readAllBytes(Path.of("/etc/passwd")));
    tryIt(out, "list /root", () -> list("/root"));
    tryIt(out, "list /", () -> list("/"));
    tryIt(out, "read /proc/self/environ", () -> Files.readAllBytes(Path.of("/proc/self/environ")));
    tryIt(out, "write /tmp/x", () -> Files.writeString(Path.of("/tmp/recourse-probe"), "x"));
    tryIt(out, "write here", () -> Files.writeString(Path.of("recourse-probe"), "x"));
    tryIt(out, "connect", () -> new Socket(InetAddress.getLoopbackAddress(), 1).close());
    tryIt(out, "start a program", () -> new ProcessBuilder("/bin/true").start().waitFor());
    SYSTEM_CALLS.forEach((name, call) -> {
      long number = call[0];
      long[] arguments = java.util.Arrays.copyOfRange(call, 1, call.length);
      long result = kernel.call(number, arguments);
      out.println(
          "syscall " + name + ": " + (result == NOT_PERMITTED ? "denied" : "result " + result));
    });
    goOn(out);
    out.println("end");
  }

  private static void list(String folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(folder))) {
      var _ = entries.iterator().hasNext();
    }
  }

  @FunctionalInterface
  private interface Attempt {
    void run() throws Exception;
  }

  private static void tryIt(PrintStream out, String name, Attempt attempt) {
    try {
      attempt.run();
      out.println(name + ": ALLOWED");
    } catch (IOException e) {
      out.println(name + ": denied");
    } catch (Throwable e) {
      out.println(name + ": denied by " + e.getClass().getSimpleName());
    }
  }

  // Threads, garbage collection and compilation must still work in there.
  private static void goOn(PrintStream out) throws InterruptedException {
    int[] sum = {0};
    Thread thread = new Thread(() -> {
      for (int i = 0; i < 3_000_000; i++) {
        sum[0] += new byte[i & 1023].length;
      }
    });
    thread.start();
    thread.join();
    System.gc();
    out.println("threads, garbage and compiler: " + (sum[0] > 0 ? "work" : "fail"));
  }
}
