package org.recourse.fingerprint.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

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
    return start(proxy, Redirect.TO_LOG, address);
  }

  /// Opens an empty page with a door for programs.
  ///
  /// @param proxy as for [#open]
  static Chromium openForPrograms(String proxy) {
    return start(proxy, Redirect.TO_US, "--remote-debugging-port=0", "about:blank");
  }

  private enum Redirect {
    TO_LOG,
    TO_US
  }

  private static Chromium start(String proxy, Redirect redirect, String... last) {
    String executable = executable();
    try {
      Path profile = Files.createTempDirectory("recourse-chromium-");
      List<String> command = new ArrayList<>();
      command.add(executable);
      command.addAll(FLAGS);
      command.add("--proxy-server=" + proxy);
      command.add("--user-data-dir=" + profile);
      command.addAll(List.of(last));
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      if (redirect == Redirect.TO_LOG) {
        builder.redirectOutput(profile.resolve("chromium.log").toFile());
      }
      return new Chromium(builder.start(), profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the address of the web socket of the page, after [#openForPrograms]. Called once.
  String pageSocket() throws IOException, InterruptedException {
    String door = door();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + door + "/json/list")).build();
      String targets =
          client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return JsonMapper.shared()
          .readTree(targets)
          .valueStream()
          .filter(target -> target.path("type").asString("").equals("page"))
          .map(target -> target.path("webSocketDebuggerUrl").asString())
          .findFirst()
          .orElseThrow(() -> new AssertionError("Chromium has no page: " + targets));
    }
  }

  // Chromium says where its door is, and goes on printing, which somebody has to read.
  private String door() throws IOException {
    BufferedReader printed = process.inputReader();
    for (String line = printed.readLine(); line != null; line = printed.readLine()) {
      if (line.startsWith("DevTools listening on ws://")) {
        Thread.ofVirtual().start(() -> printed.lines().forEach(_ -> {}));
        return URI.create(line.substring(line.indexOf("ws://"))).getAuthority();
      }
    }
    throw new AssertionError("Chromium ended without a door for programs");
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
