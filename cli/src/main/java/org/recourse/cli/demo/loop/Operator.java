package org.recourse.cli.demo.loop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.recourse.cli.CommandFailedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who runs the hub: makes keys, registers the site's webhook, and invites staff.
final class Operator {

  private static final JsonMapper JSON = new JsonMapper();

  private final Http api;
  private final String key;

  private Operator(Http api, String key) {
    this.api = api;
    this.key = key;
  }

  /// Becomes the first operator of a hub.
  ///
  /// @param token as the hub said it at its first start
  static Operator first(URI hub, String token, String tenant) throws IOException {
    Operator nobody = new Operator(new Http(hub), "");
    JsonNode made = nobody.post("/api/v1/setup", Map.of("token", token, "tenant", tenant));
    return new Operator(nobody.api, made.path("secret").asString());
  }

  /// Makes the key of the site's program.
  String siteKey() throws IOException {
    return post(
            "/api/v1/keys",
            Map.of(
                "name", "the picture site",
                "source", "reviewers",
                "scopes", List.of("LOOK_UP", "HASH", "ENFORCE")))
        .path("secret")
        .asString();
  }

  /// Registers the site's webhook, and returns its secret.
  String webhook(URI address) throws IOException {
    return post(
            "/api/v1/webhooks",
            Map.of(
                "url", address.toString(),
                "events", List.of("notice.received", "item.act", "item.restore")))
        .path("secret")
        .asString();
  }

  /// Invites a reviewer, and returns the token that lets her in once.
  String invitation(String name) throws IOException {
    return post("/api/v1/staff", Map.of("name", name, "roles", List.of("REVIEWER")))
        .path("token")
        .asString();
  }

  private JsonNode post(String path, Map<String, Object> body) throws IOException {
    var request = api.to(path).header("Content-Type", "application/json");
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    Http.Answer answer =
        api.send(request.POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    if (!answer.isGood()) {
      throw new CommandFailedException(
          "the hub answered " + answer.status() + " to " + path + " while it was set up");
    }
    return JSON.readTree(answer.body());
  }
}
