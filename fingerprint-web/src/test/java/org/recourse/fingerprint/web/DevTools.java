package org.recourse.fingerprint.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Chromium's own door for programs, on one page: to do what no page can do for itself, such as
/// choosing a file, and to see what a page asks of the network.
final class DevTools implements AutoCloseable, WebSocket.Listener {

  private static final int SECONDS_ALLOWED = 120;

  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<String, JsonNode>> listeners = new CopyOnWriteArrayList<>();
  private final StringBuilder message = new StringBuilder();

  /// @param address of the page's web socket
  DevTools(String address) {
    listeners.add((method, said) -> {
      if (method.equals("Network.requestWillBeSent")) {
        requests.add(said.path("request").path("url").asString(""));
      }
    });
    socket = client.newWebSocketBuilder().buildAsync(URI.create(address), this).join();
    call("Runtime.enable", Map.of());
    call("Page.enable", Map.of());
    call("Network.enable", Map.of());
  }

  /// Calls a method and returns its result.
  JsonNode call(String method, Map<String, Object> parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    String text = JsonMapper.shared()
        .writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
    socket.sendText(text, true).join();
    return answer.orTimeout(SECONDS_ALLOWED, TimeUnit.SECONDS).join();
  }

  /// Returns what an expression comes to on the page, when its promise is kept.
  String evaluate(String expression) {
    JsonNode answer = call(
        "Runtime.evaluate",
        Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError("on the page: " + answer.get("exceptionDetails"));
    }
    return answer.path("result").path("value").asString("");
  }

  /// Returns when an expression is true on the page; it is asked with every frame.
  void until(String expression) {
    evaluate("(async () => { while (!(" + expression
        + ")) { await new Promise(requestAnimationFrame); } return ''; })()");
  }

  /// Chooses files in an input.
  void choose(String selector, List<String> files) {
    JsonNode object = call(
        "Runtime.evaluate", Map.of("expression", "document.querySelector('" + selector + "')"));
    String id = object.path("result").path("objectId").asString();
    call("DOM.setFileInputFiles", Map.of("files", files, "objectId", id));
  }

  /// Returns what is said of the next event of a kind that fulfils a condition. To be asked for
  /// before it is caused.
  CompletableFuture<JsonNode> next(String kind, Predicate<JsonNode> condition) {
    CompletableFuture<JsonNode> happened = new CompletableFuture<>();
    listeners.add((method, said) -> {
      if (method.equals(kind) && condition.test(said)) {
        happened.complete(said);
      }
    });
    return happened.orTimeout(SECONDS_ALLOWED, TimeUnit.SECONDS);
  }

  /// Returns the addresses that the page asked for, but those of its own memory.
  List<String> requests() {
    return requests.stream().filter(address -> !address.startsWith("blob:")).toList();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    message.append(data);
    if (last) {
      hear(JsonMapper.shared().readTree(message.toString()));
      message.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void hear(JsonNode heard) {
    if (heard.has("id")) {
      CompletableFuture<JsonNode> answer =
          Objects.requireNonNull(waiting.remove(heard.get("id").asInt()));
      if (heard.has("error")) {
        answer.completeExceptionally(new AssertionError(heard.get("error").toString()));
      } else {
        answer.complete(heard.get("result"));
      }
    } else {
      String method = heard.path("method").asString("");
      listeners.forEach(listener -> listener.accept(method, heard.path("params")));
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
  }
}
