package org.recourse.server.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Firefox without a window, with one page, driven over WebDriver BiDi (W3C).
public final class Firefox implements AutoCloseable {

  private static final String VARIABLE = "RECOURSE_FIREFOX";
  private static final List<String> USUAL_PLACES =
      List.of("/usr/bin/firefox-esr", "/usr/bin/firefox");
  private static final Pattern LISTENING = Pattern.compile("BiDi listening on (ws://\\S+)");
  private static final int SECONDS = 60;
  private static final JsonMapper JSON = new JsonMapper();

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final String page;

  /// Opens a browser with an empty page.
  ///
  /// @param resisting whether it falsifies what pages read of pictures, as Tor Browser does
  public Firefox(boolean resisting) throws Exception {
    profile = Files.createTempDirectory("recourse-firefox-");
    Files.writeString(profile.resolve("user.js"), """
        user_pref("privacy.resistFingerprinting", %b);
        user_pref("datareporting.policy.dataSubmissionEnabled", false);
        user_pref("browser.shell.checkDefaultBrowser", false);
        """.formatted(resisting));
    ProcessBuilder command = new ProcessBuilder(
        executable(),
        "--headless",
        "--no-remote",
        "--profile",
        profile.toString(),
        "--remote-debugging-port",
        "0");
    command.environment().put("HOME", profile.toString());
    process = command.redirectErrorStream(true).start();
    socket = HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(URI.create(address(process) + "/session"), new Listener())
        .get(SECONDS, TimeUnit.SECONDS);
    call("session.new", Map.of("capabilities", Map.of()));
    page = call("browsingContext.getTree", Map.of())
        .get("contexts")
        .get(0)
        .get("context")
        .stringValue();
  }

  private static String executable() {
    return Stream.concat(Stream.ofNullable(System.getenv(VARIABLE)), USUAL_PLACES.stream())
        .filter(place -> Files.isExecutable(Path.of(place)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("this test runs in Firefox, and none was found:"
            + " install it, or put its path into " + VARIABLE));
  }

  private static String address(Process process) throws IOException {
    BufferedReader printed = process.inputReader(StandardCharsets.UTF_8);
    for (String line = printed.readLine(); line != null; line = printed.readLine()) {
      Matcher found = LISTENING.matcher(line);
      if (found.find()) {
        Thread.ofVirtual().start(() -> forget(printed));
        return found.group(1);
      }
    }
    throw new AssertionError("Firefox ended before it listened");
  }

  // What it prints must not fill its pipe.
  private static void forget(BufferedReader printed) {
    try {
      printed.transferTo(Writer.nullWriter());
    } catch (IOException _) {
      // It has ended.
    }
  }

  private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    int id = lastId.incrementAndGet();
    waiting.put(id, answer);
    socket
        .sendText(
            JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
        .get(SECONDS, TimeUnit.SECONDS);
    return answer.get(SECONDS, TimeUnit.SECONDS);
  }

  /// Opens an address, and waits until the page is loaded.
  public void open(String address) throws Exception {
    call("browsingContext.navigate", Map.of("context", page, "url", address, "wait", "complete"));
  }

  /// Runs a script that leads to another page, and waits until that is loaded.
  public void go(String script) throws Exception {
    run("window.before = true; " + script);
    until("!window.before && document.readyState === 'complete'");
  }

  /// Runs a script, waits for its promise if it has one, and returns its value as text.
  public String run(String script) throws Exception {
    JsonNode answer = evaluated(script);
    if (answer.get("type").stringValue().equals("exception")) {
      throw new AssertionError("in the browser: " + answer.get("exceptionDetails"));
    }
    return answer.get("result").path("value").asString("");
  }

  private JsonNode evaluated(String script) throws Exception {
    return call(
        "script.evaluate",
        Map.of("expression", script, "target", Map.of("context", page), "awaitPromise", true));
  }

  /// Waits until an expression is true, on this page or on one that takes its place.
  public void until(String condition) throws Exception {
    String look = "new Promise(done => { let left = 100; const look = () => (" + condition
        + ") ? done('yes') : left-- ? setTimeout(look, 20) : done('no'); look(); })";
    for (int i = 0; i < SECONDS / 2; i++) {
      if (isTrue(look)) {
        return;
      }
    }
    throw new AssertionError(
        "not in time: " + condition + "; the page says: " + run("document.body.innerText"));
  }

  private boolean isTrue(String look) throws Exception {
    try {
      return evaluated(look).path("result").path("value").asString("").equals("yes");
    } catch (ExecutionException _) {
      // The page went while the script waited, and took it along: that is what is waited for.
      return false;
    }
  }

  /// Chooses files where a page asks for some.
  public void choose(String selector, List<Path> files) throws Exception {
    JsonNode found = call(
        "browsingContext.locateNodes",
        Map.of("context", page, "locator", Map.of("type", "css", "value", selector)));
    String node = found.get("nodes").get(0).get("sharedId").stringValue();
    List<String> paths =
        files.stream().map(file -> file.toAbsolutePath().toString()).toList();
    call(
        "input.setFiles",
        Map.of("context", page, "element", Map.of("sharedId", node), "files", paths));
  }

  private void received(JsonNode message) {
    if (!message.has("id")) {
      return;
    }
    CompletableFuture<JsonNode> answer =
        Objects.requireNonNull(waiting.remove(message.get("id").intValue()));
    if (message.get("type").stringValue().equals("error")) {
      answer.completeExceptionally(new AssertionError(message.toString()));
    } else {
      answer.complete(message.get("result"));
    }
  }

  @Override
  public void close() throws IOException {
    socket.abort();
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

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        received(JSON.readTree(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
