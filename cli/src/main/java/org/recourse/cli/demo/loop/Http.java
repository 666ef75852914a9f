package org.recourse.cli.demo.loop;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// Calls over HTTP, as a browser without script makes them. Redirects are not followed. May be
/// shared between threads.
final class Http {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI origin;

  /// Calls one place.
  Http(URI origin) {
    this.origin = origin;
  }

  /// An answer. Withheld: it may hold a secret.
  ///
  /// @param status its code
  /// @param location where it leads, empty if nowhere
  /// @param cookie what is to be kept, empty if nothing
  /// @param body its text
  record Answer(int status, String location, String cookie, String body) {

    boolean isGood() {
      return status / 100 == 2;
    }

    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(origin.resolve(path)).timeout(PATIENCE);
  }

  Answer get(String path) throws IOException {
    return send(to(path).GET());
  }

  /// Sends a form.
  Answer form(HttpRequest.Builder to, Map<String, String> fields) throws IOException {
    String form = fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + '=' + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
    return send(to.header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form)));
  }

  Answer send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(),
          answer.headers().firstValue("Location").orElse(""),
          answer.headers().firstValue("Set-Cookie").orElse(""),
          answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
