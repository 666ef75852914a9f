package org.recourse.server.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Chromium without a window, with one page, driven over its DevTools protocol.
public final class Devtools implements AutoCloseable {

  private static final String VARIABLE = "RECOURSE_CHROMIUM";
  private static final List<String> USUAL_PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final int SECONDS = 20;
  private static final Map<String, ?> RECORDED = Map.of("maxPostDataSize", 1 << 20);
  private static final JsonMapper JSON = new JsonMapper();

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final BlockingQueue<Boolean> loads = new LinkedBlockingQueue<>();
  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private volatile String inWorkers = "";
  private volatile String elsewhere = "";
  private final String target;
  private String session = "";

  /// Opens a browser with an empty page.
  ///
  /// @param more what else it is told on its command line
  public Devtools(String... more) throws Exception {
    profile = Files.createTempDirectory("recourse-chromium-");
    process =
        new ProcessBuilder(command(profile, more)).redirectErrorStream(true).start();
    socket = HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(URI.create(address(process)), new Listener())
        .get(SECONDS, TimeUnit.SECONDS);
    target = call("Target.createTarget", Map.of("url", "about:blank"))
        .get("targetId")
        .stringValue();
    session = call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
        .get("sessionId")
        .stringValue();
    for (String domain : List.of("Page", "Runtime", "Log", "WebAuthn")) {
      call(domain + ".enable", Map.of());
    }
    call("Network.enable", RECORDED);
    // A worker's requests are told of in a session of its own, from before it runs.
    call(
        "Target.setAutoAttach",
        Map.of("autoAttach", true, "waitForDebuggerOnStart", true, "flatten", true));
  }

  private static List<String> command(Path profile, String... more) {
    String executable = Stream.concat(
            Stream.ofNullable(System.getenv(VARIABLE)), USUAL_PLACES.stream())
        .filter(place -> Files.isExecutable(Path.of(place)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("this test runs in Chromium, and none was found:"
            + " install it, or put its path into " + VARIABLE));
    List<String> usual = List.of(
        executable,
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--remote-debugging-port=0",
        "--user-data-dir=" + profile);
    return Stream.of(usual.stream(), Stream.of(more), Stream.of("about:blank"))
        .flatMap(part -> part)
        .toList();
  }

  private static String address(Process process) throws IOException {
    BufferedReader printed = process.inputReader(StandardCharsets.UTF_8);
    for (String line = printed.readLine(); line != null; line = printed.readLine()) {
      Matcher found = LISTENING.matcher(line);
      if (found.find()) {
        // What it prints from here on must not fill its pipe.
        Thread.ofVirtual().start(() -> printed.lines().forEach(ignored -> {}));
        return found.group(1);
      }
    }
    throw new AssertionError("Chromium ended before it listened");
  }

  /// Calls the browser, and returns its answer.
  public JsonNode call(String method, Map<String, ?> parameters) throws Exception {
    return call(session, method, parameters);
  }

  private JsonNode call(String to, String method, Map<String, ?> parameters) throws Exception {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    send(to, method, parameters, answer);
    return answer.get(SECONDS, TimeUnit.SECONDS);
  }

  // One after the other: a socket takes no text while it sends another.
  private synchronized void send(
      String to, String method, Map<String, ?> parameters, CompletableFuture<JsonNode> answer) {
    int id = lastId.incrementAndGet();
    waiting.put(id, answer);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    if (!to.isEmpty()) {
      message.put("sessionId", to);
    }
    socket
        .sendText(message.toString(), true)
        .orTimeout(SECONDS, TimeUnit.SECONDS)
        .join();
  }

  /// Opens an address, and waits until the page is loaded.
  public void open(String address) throws Exception {
    loads.clear();
    call("Page.navigate", Map.of("url", address));
    awaitLoad();
  }

  /// Runs a script that leads to another page, and waits until that is loaded.
  public void go(String script) throws Exception {
    loads.clear();
    run(script);
    awaitLoad();
  }

  /// Sends a form that no page has, with this one's token if it has one, and waits until what
  /// follows is loaded.
  public void send(String address, Map<String, String> fields) throws Exception {
    go("""
        {
          const form = document.createElement('form');
          form.method = 'post';
          form.action = '%s';
          const csrf = document.querySelector('meta[name=csrf]');
          const fields = {...(csrf && {_csrf: csrf.content}), ...%s};
          for (const [name, value] of Object.entries(fields)) {
            const field = document.createElement('textarea');
            field.name = name;
            field.value = value;
            form.append(field);
          }
          document.body.append(form);
          form.submit();
        }""".formatted(address, JSON.writeValueAsString(fields)));
  }

  /// Goes one page back, and waits until that is loaded, or the browser says that it cannot be.
  public void back() throws Exception {
    loads.clear();
    JsonNode history = call("Page.getNavigationHistory", Map.of());
    JsonNode before = history.get("entries").get(history.get("currentIndex").intValue() - 1);
    call("Page.navigateToHistoryEntry", Map.of("entryId", before.get("id").intValue()));
    awaitLoad();
  }

  /// Waits until a page of this site is the one that is open, however many lead there.
  public void arriveAt(String origin) throws Exception {
    for (int left = 50 * SECONDS; !address().startsWith(origin); left--) {
      if (left == 0) {
        throw new AssertionError("is still at " + address());
      }
      loads.poll(20, TimeUnit.MILLISECONDS);
    }
  }

  /// Returns the address of the page that is open. The browser itself is asked: a page that goes
  /// away does not answer.
  public String address() throws Exception {
    return call("", "Target.getTargetInfo", Map.of("targetId", target))
        .at("/targetInfo/url")
        .stringValue();
  }

  private void awaitLoad() throws InterruptedException {
    if (loads.poll(SECONDS, TimeUnit.SECONDS) == null) {
      throw new AssertionError("no page was loaded; the browser complained: " + complaints);
    }
  }

  /// Runs a script, waits for its promise if it has one, and returns its value as text.
  public String run(String script) throws Exception {
    JsonNode answer = call(
        "Runtime.evaluate",
        Map.of(
            "expression", script,
            "awaitPromise", true,
            "returnByValue", true,
            "userGesture", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError("in the browser: " + answer.get("exceptionDetails"));
    }
    return answer.path("result").path("value").asString("");
  }

  /// Waits until an expression is true on the page that is open.
  public void until(String condition) throws Exception {
    until(condition, SECONDS / 2);
  }

  /// Waits at most so many seconds until an expression is true on the page that is open.
  public void until(String condition, int seconds) throws Exception {
    String looking = "new Promise(done => { let left = 250; const look = () => (" + condition
        + ") ? done('yes') : left-- ? setTimeout(look, 20) : done('no'); look(); })";
    long begun = System.nanoTime();
    while (!run(looking).equals("yes")) {
      if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(seconds)) {
        throw new AssertionError("not in " + seconds + " seconds: " + condition
            + "; the page says: " + run("document.body.innerText") + complaints);
      }
    }
  }

  /// Chooses files where a page asks for some.
  public void choose(String selector, List<Path> files) throws Exception {
    int root = call("DOM.getDocument", Map.of()).get("root").get("nodeId").intValue();
    int node = call("DOM.querySelector", Map.of("nodeId", root, "selector", selector))
        .get("nodeId")
        .intValue();
    List<String> paths =
        files.stream().map(file -> file.toAbsolutePath().normalize().toString()).toList();
    call("DOM.setFileInputFiles", Map.of("nodeId", node, "files", paths));
  }

  /// Switches off the scripts of all pages.
  public void withoutScript() throws Exception {
    call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
  }

  /// Runs a script in each page before the page's own, and returns by what it is known.
  public String before(String script) throws Exception {
    return call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
        .get("identifier")
        .stringValue();
  }

  /// Runs such a script no longer.
  public void notBefore(String script) throws Exception {
    call("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
  }

  /// Runs a script in each worker before the worker's own.
  public void beforeInWorkers(String script) {
    inWorkers = script;
  }

  /// Answers calls to other sites with this page from now on, so that none is made.
  public void answerElsewhere(String html) throws Exception {
    elsewhere = Base64.getEncoder().encodeToString(html.getBytes(StandardCharsets.UTF_8));
    call("Fetch.enable", Map.of("patterns", List.of(Map.of("urlPattern", "https://*"))));
  }

  /// Presses a key and lets it go.
  public void press(String key) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      call("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key));
    }
  }

  /// Shows pages at this width, below 600 as a phone does.
  public void width(int width) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /// Shows a page that came otherwise in place of the one that is open, with that one's address
  /// and policy: one that would lead on before it could be looked at.
  public void show(String html) throws Exception {
    String frame = call("Page.getFrameTree", Map.of()).at("/frameTree/frame/id").stringValue();
    call("Page.setDocumentContent", Map.of("frameId", frame, "html", html));
    until("document.readyState === 'complete' && document.styleSheets.length === 1");
  }

  /// Returns the status with which the page that is open was answered.
  public int status() throws Exception {
    return Integer.parseInt(
        run("String(performance.getEntriesByType('navigation')[0].responseStatus)"));
  }

  /// Returns every request of the pages and of their workers so far, with what was sent.
  public List<JsonNode> requests() {
    return new ArrayList<>(requests);
  }

  /// Puts a device into the browser that makes and keeps passkeys, and that asks its user.
  public String addAuthenticator() throws Exception {
    return call(
            "WebAuthn.addVirtualAuthenticator",
            Map.of(
                "options",
                Map.of(
                    "protocol", "ctap2",
                    "transport", "internal",
                    "hasResidentKey", true,
                    "hasUserVerification", true,
                    "isUserVerified", true,
                    "automaticPresenceSimulation", true)))
        .get("authenticatorId")
        .stringValue();
  }

  /// Returns a picture of the whole page at this width.
  public byte[] picture(int width) throws Exception {
    width(width);
    return picture();
  }

  /// Returns a picture of the whole page as wide as it is shown.
  public byte[] picture() throws Exception {
    return call(
            "Page.captureScreenshot",
            Map.of("captureBeyondViewport", true, "optimizeForSpeed", true))
        .get("data")
        .binaryValue();
  }

  /// Returns what the browser complained about so far: errors, and what a policy forbade.
  public List<String> complaints() {
    return new ArrayList<>(complaints);
  }

  private void received(JsonNode message) {
    if (message.has("id")) {
      CompletableFuture<JsonNode> answer =
          Objects.requireNonNull(waiting.remove(message.get("id").intValue()));
      if (message.has("error")) {
        answer.completeExceptionally(new AssertionError(message.get("error").toString()));
      } else {
        answer.complete(message.get("result"));
      }
      return;
    }
    switch (message.path("method").asString("")) {
      case "Page.loadEventFired" -> loads.add(true);
      case "Network.requestWillBeSent" -> requests.add(message.at("/params/request"));
      case "Target.attachedToTarget" -> record(message.at("/params/sessionId").stringValue());
      case "Fetch.requestPaused" -> answer(message.at("/params/requestId").stringValue());
      case "Log.entryAdded" -> complain(message.at("/params/entry"));
      case "Runtime.exceptionThrown" -> complaints.add(message.get("params").toString());
      default -> {
        // Not asked for.
      }
    }
  }

  private void answer(String request) {
    Map<String, ?> page = Map.of("requestId", request, "responseCode", 200, "body", elsewhere);
    Thread.ofVirtual()
        .start(() -> send(session, "Fetch.fulfillRequest", page, new CompletableFuture<>()));
  }

  private void record(String worker) {
    Thread.ofVirtual().start(() -> {
      send(worker, "Network.enable", RECORDED, new CompletableFuture<>());
      if (!inWorkers.isEmpty()) {
        Map<String, ?> script = Map.of("expression", inWorkers);
        send(worker, "Runtime.evaluate", script, new CompletableFuture<>());
      }
      send(worker, "Runtime.runIfWaitingForDebugger", Map.of(), new CompletableFuture<>());
    });
  }

  // That an answer was a refusal is what some tests are about.
  private void complain(JsonNode entry) {
    String level = entry.path("level").asString("");
    if (List.of("warning", "error").contains(level)
        && !entry.path("source").asString("").equals("network")) {
      complaints.add(entry.path("text").asString(""));
    }
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        JsonNode message = JSON.readTree(text.toString());
        text.setLength(0);
        received(message);
      }
      from.request(1);
      return null;
    }
  }

  /// Ends the browser as its user does, so that it keeps what it keeps, and returns where that is
  /// until this is closed.
  public Path quit() throws Exception {
    send("", "Browser.close", Map.of(), new CompletableFuture<>());
    process.onExit().get(SECONDS, TimeUnit.SECONDS);
    return profile;
  }

  /// Ends the browser, and returns the folder in which it kept what it keeps. It is there until
  /// this is closed.
  public Path end() {
    socket.abort();
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    return profile;
  }

  @Override
  public void close() throws IOException {
    end();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
