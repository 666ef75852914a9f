package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Marks every input with a text that is nowhere else, and then looks for it wherever the service
/// writes: logs, standard output, metrics, temporary files, the database and its journal.
class CanaryTest {

  private static final String DATABASE = "recourse.db";
  private static final String OUTPUTS = "answers of the metrics and of errors";

  @TempDir
  private Path folder;

  private final Canaries canaries = new Canaries(20261121);
  private final StringBuilder outputs = new StringBuilder();

  @Test
  void nothingThatCameInIsFoundWhereItMustNotBe() throws Exception {
    // What the operator names himself is in the database in clear, and nowhere else.
    Set<String> namedByTheOperator = Set.of("tenant", "bank", "key name", "source");
    try (ServerProcess server = ServerLaunch.in(folder).start()) {
      HttpResponse<String> made = HubUnderTest.at(server.port(), "")
          .post(
              "/api/v1/setup",
              "{\"token\":\"" + server.token() + "\",\"tenant\":\"" + word("tenant") + "\"}");
      String operator = HubUnderTest.json(made).get("secret").stringValue();
      canaries.put("operator's key", operator.substring("rck_".length()));
      HubUnderTest hub = HubUnderTest.at(server.port(), operator);
      useAll(hub);
      misuse(hub, server.port());
      outputs.append(hub.get("/actuator/prometheus").body());
      assertThat(outputs).contains("jvm_memory_used_bytes");
      lookEverywhere(namedByTheOperator);
    }
    lookEverywhere(namedByTheOperator);
  }

  private void useAll(HubUnderTest hub) throws Exception {
    String bank = word("bank").toUpperCase(Locale.ROOT);
    canaries.put("bank", bank);
    hub.postOk("/api/v1/banks", "{\"name\":\"" + bank + "\",\"quorum\":1}");
    long entry = hub.postOk(
            "/api/v1/banks/" + bank + "/entries",
            "{\"entries\":[{\"kind\":\"CONFIRMED\",\"signals\":[" + signal("pdq", hex("pdq", 32))
                + "," + signal("video_md5", hex("md5", 16)) + ","
                + signal("sha256", hex("sha256", 32)) + ","
                + signal("regions", regions(hex("region", 32))) + ","
                + signal("vpdq", video(hex("frame", 32))) + "],\"tags\":[\"" + word("tag")
                + "\"],\"note\":\"" + word("note") + "\"}]}")
        .get(0)
        .get("entry")
        .longValue();
    hub.send("PATCH", "/api/v1/entries/" + entry, "{\"note\":\"" + word("second note") + "\"}");
    hub.postOk("/api/v1/entries/" + entry + "/statements", "{\"kind\":\"REFUSED\"}");
    hub.postOk(
        "/api/v1/lookups",
        "{\"uploads\":[{\"signals\":[" + signal("pdq", hex("upload", 32)) + ","
            + signal("vpdq", video(hex("upload's frame", 32))) + "]}]}");
    String secret = hub.postOk(
            "/api/v1/keys",
            "{\"name\":\"" + word("key name") + "\",\"source\":\"" + word("source")
                + "\",\"scopes\":[\"LOOK_UP\"]}")
        .get("secret")
        .stringValue();
    canaries.put("key", secret.substring("rck_".length()));
    String webhook = hub.postOk(
            "/api/v1/webhooks",
            "{\"url\":\"http://127.0.0.1:9/" + word("webhook address")
                + "\",\"events\":[\"entry.changed\",\"match.act\",\"match.review\"]}")
        .get("secret")
        .stringValue();
    canaries.put("webhook secret", webhook.substring("rcw_".length()));
    hub.addEntry(bank, hex("told", 32), "PROPOSED");
    hub.verdict(canaries.of("told"));
  }

  private void misuse(HubUnderTest hub, int port) throws Exception {
    answer(hub.get("/api/v1/banks/" + word("wrong bank")));
    answer(hub.get("/" + word("wrong path")));
    answer(hub.get("/api/v1/entries/" + word("wrong entry")));
    hub.get("/api/v1/banks?" + word("query") + "=" + word("query value"));
    answer(hub.get("/api/v1/outbox/dead?after=" + word("parameter")));
    answer(hub.post("/api/v1/banks", "{\"" + word("field") + "\":\"" + word("value") + "\"}"));
    answer(hub.post("/api/v1/banks", word("no body")));
    answer(hub.post("/api/v1/banks", "{\"name\":\"" + word("wrong name") + "\"}"));
    answer(hub.post("/api/v1/keys", "{\"name\":\"x\",\"scopes\":[\"" + word("scope") + "\"]}"));
    answer(hub.post(
        "/api/v1/lookups",
        "{\"uploads\":[{\"signals\":[" + signal("pdq", "zz" + hex("wrong pdq", 31)) + "]}]}"));
    answer(hub.post(
        "/api/v1/lookups",
        "{\"uploads\":[{\"signals\":[" + signal(word("type"), hex("typed", 32)) + "]}]}"));
    for (String wrong : new String[] {
      signal("vpdq", video(hex("frame before a wrong one", 32)).replace(",90,", ",900,")),
      signal("regions", regions(hex("regions that are looked up", 32))),
      signal("regions", regions(hex("regions that end early", 32)).substring(0, 90))
    }) {
      answer(hub.post("/api/v1/lookups", "{\"uploads\":[{\"signals\":[" + wrong + "]}]}"));
    }
    answer(hub.post("/api/v1/lookups/media", word("no picture")));
    answer(hub.post("/api/v1/hashes", word("no picture either")));
    answer(hub.send(word("method").toUpperCase(Locale.ROOT), "/api/v1/banks", ""));
    answer(HubUnderTest.at(port, "rck_" + word("wrong key")).get("/api/v1/banks"));
    HttpResponse<String> headers = HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/banks"))
                .header("X-Forwarded-For", word("forwarded"))
                .header("User-Agent", word("agent"))
                .header("X-Correlation-Id", word("correlation"))
                .header("Cookie", "a=" + word("cookie"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    answer(headers);
  }

  private void answer(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isBetween(400, 499);
    outputs.append(answer.headers().map()).append(answer.body()).append('\n');
  }

  private void lookEverywhere(Set<String> namedByTheOperator) throws IOException {
    Map<String, String> places = new LinkedHashMap<>();
    places.put(OUTPUTS, Canaries.latin(outputs.toString().getBytes(StandardCharsets.UTF_8)));
    places.putAll(Canaries.filesIn(folder));
    assertThat(places).containsKeys("log", DATABASE);
    canaries.areAbsent(
        places, (what, place) -> place.startsWith(DATABASE) && namedByTheOperator.contains(what));
  }

  private String word(String what) {
    return canaries.word(what);
  }

  private String hex(String what, int bytes) {
    return canaries.hex(what, bytes);
  }

  // One region, upright in the middle of a picture.
  private static String regions(String bits) {
    return "52310001ffff8000" + bits + "00007f0010000000";
  }

  private static String video(String frame) {
    return "[\\\"" + frame + ",90,0.500\\\"]";
  }

  private static String signal(String type, String value) {
    return "{\"type\":\"" + type + "\",\"value\":\"" + value + "\"}";
  }
}
