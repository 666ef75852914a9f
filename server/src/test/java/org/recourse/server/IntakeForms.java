package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// Sends the requester's forms to a service that may go away.
final class IntakeForms {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String origin = "";

  /// Finds the pages here from now on.
  void at(String address) {
    origin = address;
  }

  /// Sends a form, and returns the page that came back: what it says is on the disk.
  ///
  /// @throws IOException if the service went away, or its database did
  String post(String path, Map<String, String> fields) throws IOException, InterruptedException {
    HttpResponse<String> answer = answer(path, fields);
    if (answer.statusCode() == 503) {
      throw new IOException("the database is away");
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /// Sends a form.
  HttpResponse<String> answer(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String form = fields.entrySet().stream()
        .map(field ->
            field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return client.send(
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .timeout(Duration.ofSeconds(60))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
