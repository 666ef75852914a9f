package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Tenants beside each other, and what partners of one may ask.
class PartnersTest {

  private static final String PDQ = "0f".repeat(32);
  private static final String UPLOAD =
      "{\"signals\":[{\"type\":\"pdq\",\"value\":\"" + PDQ + "\"}]}";
  private static final String LOOK_UP = "{\"uploads\":[" + UPLOAD + "]}";
  private static final String LOOK_UP_THREE =
      "{\"uploads\":[" + UPLOAD + "," + UPLOAD + "," + UPLOAD + "]}";

  @TempDir
  private static Path folder;

  private static HubUnderTest hub;

  @BeforeAll
  static void start() throws Exception {
    hub = HubUnderTest.start(folder);
    hub.postOk("/api/v1/banks", "{\"name\":\"HARBOUR\"}");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void onlyWhoSetTheHubUpLetsOthersIn() throws Exception {
    JsonNode made = hub.postOk("/api/v1/tenants", "{\"name\":\"Another\"}");
    HubUnderTest another = hub.as(made.get("secret").stringValue());
    assertThat(made.get("key").get("scopes").toString())
        .contains("OPERATE")
        .doesNotContain("METRICS");
    assertThat(another.get("/api/v1/banks").body()).isEqualTo("[]");
    assertThat(another.get("/api/v1/banks/HARBOUR").statusCode()).isEqualTo(404);
    assertThat(code(another.get("/api/v1/tenants"))).isEqualTo("NOT_ALLOWED");
    assertThat(code(another.post("/api/v1/tenants", "{\"name\":\"Third\"}")))
        .isEqualTo("NOT_ALLOWED");
    assertThat(code(another.post(
            "/api/v1/keys", "{\"name\":\"m\",\"source\":\"reviewers\",\"scopes\":[\"METRICS\"]}")))
        .isEqualTo("INVALID_REQUEST");
    assertThat(code(hub.post("/api/v1/tenants", "{\"name\":\"Another\"}"))).isEqualTo("NAME_TAKEN");
    assertThat(code(hub.post("/api/v1/tenants", "{}"))).isEqualTo("INVALID_REQUEST");
    assertThat(hub.get("/api/v1/tenants").body()).contains("A platform", "Another");
  }

  @Test
  void aPartnersKeysShareItsQuotaOfLookUps() throws Exception {
    HubUnderTest first = partner("Shared quota", "LOOK_UP");
    HubUnderTest second = partner("Shared quota", "LOOK_UP");
    quotas("Shared%20quota", "LOOK_UPS", 4);
    assertThat(first.post("/api/v1/lookups", LOOK_UP_THREE).statusCode()).isEqualTo(200);
    HttpResponse<String> spent = second.post("/api/v1/lookups", LOOK_UP_THREE);
    assertThat(spent.statusCode()).isEqualTo(429);
    assertThat(code(spent)).isEqualTo("QUOTA_SPENT");
    assertThat(Long.parseLong(spent.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1L, 86_400L);
    assertThat(hub.post("/api/v1/lookups", LOOK_UP_THREE).statusCode()).isEqualTo(200);
    JsonNode shown =
        HubUnderTest.json(hub.get("/api/v1/sources/Shared%20quota/quotas")).get(0);
    assertThat(shown.get("most").longValue()).isEqualTo(4);
    // One of the refused call was counted before its body was read.
    assertThat(shown.get("used").longValue()).isEqualTo(4);
    hub.send("PUT", "/api/v1/sources/Shared%20quota/quotas", "{\"quotas\":[]}");
    assertThat(second.post("/api/v1/lookups", LOOK_UP).statusCode()).isEqualTo(200);
  }

  @Test
  void whatAPartnerAddsIsCountedThroughEveryFace() throws Exception {
    HubUnderTest partner = partner("Adds", "SUBMIT");
    hub.send("PUT", "/api/v1/banks/HARBOUR/sharing", "{\"shared\":true,\"takesSubmissions\":true}");
    quotas("Adds", "ADDS", 1);
    String entries = "{\"entries\":[" + UPLOAD + "]}";
    assertThat(partner.post("/api/v1/banks/HARBOUR/entries", entries).statusCode())
        .isEqualTo(201);
    assertThat(code(partner.post("/api/v1/banks/HARBOUR/entries", entries)))
        .isEqualTo("QUOTA_SPENT");
  }

  @Test
  void quotasThatMakeNoSenseAreRefused() throws Exception {
    partner("Refused", "LOOK_UP");
    for (String wrong : new String[] {
      "{\"quotas\":[{\"kind\":\"MEDIA\",\"period\":\"DAY\",\"most\":-1}]}",
      "{\"quotas\":[{\"kind\":\"MEDIA\",\"period\":\"YEAR\",\"most\":1}]}",
      "{\"quotas\":[{\"kind\":\"MEDIA\",\"period\":\"DAY\"}]}",
      "{\"quotas\":[null]}",
      "{\"quotas\":[{\"kind\":\"MEDIA\",\"period\":\"DAY\",\"most\":1},"
          + "{\"kind\":\"MEDIA\",\"period\":\"DAY\",\"most\":2}]}"
    }) {
      assertThat(code(hub.send("PUT", "/api/v1/sources/Refused/quotas", wrong)))
          .as(wrong)
          .isEqualTo("INVALID_REQUEST");
    }
    assertThat(hub.get("/api/v1/sources/Nobody/quotas").statusCode()).isEqualTo(404);
  }

  @Test
  void aFetchThatFailsIsCountedByItsReason() throws Exception {
    hub.post("/api/v1/hashes", "{\"url\":\"https://example.org/a-name-of-an-item\"}");
    assertThat(hub.get("/actuator/prometheus").body())
        .contains("recourse_fetch_failures_total{reason=\"FETCHING_IS_OFF\"} 1")
        .doesNotContain("example.org", "a-name-of-an-item");
  }

  private static HubUnderTest partner(String source, String scope) throws Exception {
    return hub.as(hub.postOk(
            "/api/v1/keys",
            "{\"name\":\"k\",\"source\":\"" + source + "\",\"scopes\":[\"" + scope + "\"]}")
        .get("secret")
        .stringValue());
  }

  private static void quotas(String source, String kind, int most) throws Exception {
    HttpResponse<String> set = hub.send(
        "PUT",
        "/api/v1/sources/" + source + "/quotas",
        "{\"quotas\":[{\"kind\":\"" + kind + "\",\"period\":\"DAY\",\"most\":" + most + "}]}");
    assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
  }

  private static String code(HttpResponse<String> answer) {
    return HubUnderTest.json(answer).get("code").stringValue();
  }
}
