package org.recourse.fingerprint.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Chromium without a window, on one page, with a profile that is thrown away.
final class Chromium implements AutoCloseable {

  /// Where to look; a path in this environment variable comes first.
  private static final String VARIABLE = "RECOURSE_CHROMIUM";

  private static final List<String> USUAL_PLACES = List.of(
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome",
      "/snap/bin/chromium",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private static final List<String> FLAGS = List.of(
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-default-apps",
      "--disable-sync");

  private final Process process;
  private final Path profile;

  private Chromium(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
  }

  /// Opens a page.
  ///
  /// @param proxy where everything goes that is not for this machine, as `host:port`
  static Chromium open(String address, String proxy) {
    String executable = executable();
    try {
      Path profile = Files.createTempDirectory("recourse-chromium-");
      List<String> command = new ArrayList<>();
      command.add(executable);
      command.addAll(FLAGS);
      command.add("--proxy-server=" + proxy);
      command.add("--user-data-dir=" + profile);
      command.add(address);
      Process process = new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(profile.resolve("chromium.log").toFile())
          .start();
      return new Chromium(process, profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String executable() {
    String named = System.getenv(VARIABLE);
    return Stream.concat(Stream.ofNullable(named), USUAL_PLACES.stream())
        .filter(place -> Files.isExecutable(Path.of(place)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(
            "The tests of fingerprint-web run in Chromium, and none was found. Install it (Debian:"
                + " apt-get install chromium) or put its path into " + VARIABLE + "."));
  }

  /// Returns whether it still runs.
  boolean runs() {
    return process.isAlive();
  }

  /// Returns what it printed so far.
  String log() {
    try {
      return Files.readString(profile.resolve("chromium.log"));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
