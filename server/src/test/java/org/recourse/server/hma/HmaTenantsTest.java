package org.recourse.server.hma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recourse.server.hma.HmaUnderTest.assertFails;
import static org.recourse.server.hma.HmaUnderTest.json;
import static org.recourse.server.hma.HmaUnderTest.ok;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Two tenants on HMA's port: one by its network, one by its key. Neither learns of the other.
class HmaTenantsTest extends HmaTest {

  private static final String PDQ = "0f".repeat(32);
  private static final String LOOK_UP = "/m/lookup?signal_type=pdq&signal=" + PDQ;

  private static String theirOperator;
  private static String theirs;

  @BeforeAll
  static void letAnotherTenantIn() throws Exception {
    theirOperator = ok(
            hma.main("POST", "/api/v1/tenants", hma.operator(), "{\"name\":\"Another\"}"), 201)
        .get("secret")
        .stringValue();
    theirs = "/k/" + hma.key(theirOperator, "\"CURATE\",\"LOOK_UP\",\"HASH\"");
  }

  @Test
  void whatOneTenantBanksTheOtherDoesNotFindReadOrChange() throws Exception {
    ok(hma.post("/c/banks", "{\"name\":\"OURS\"}"), 201);
    JsonNode added = ok(hma.post("/c/bank/OURS/signal", "{\"pdq\":\"" + PDQ + "\"}"), 200);
    String content = "/content/" + added.get("id").longValue();
    assertThat(ok(hma.get(LOOK_UP), 200).has("OURS")).isTrue();
    assertThat(ok(hma.get(theirs + LOOK_UP), 200)).isEqualTo(json("{}"));
    assertThat(ok(hma.get(theirs + LOOK_UP.replace("lookup", "raw_lookup")), 200))
        .isEqualTo(json("{'matches':[]}"));
    assertThat(ok(hma.get(theirs + "/c/banks"), 200).valueStream().map(HmaTenantsTest::name))
        .doesNotContain("OURS");
    assertFails(hma.get(theirs + "/c/bank/OURS"), 404, "");
    assertFails(hma.get(theirs + "/c/bank/OURS" + content), 404, "");
    // A bank of the same name is another bank, and does not open the other's contents.
    ok(hma.post(theirs + "/c/banks", "{\"name\":\"OURS\"}"), 201);
    assertFails(hma.get(theirs + "/c/bank/OURS" + content), 404, "");
    assertFails(hma.put(theirs + "/c/bank/OURS" + content, "{\"disable_until_ts\":0}"), 404, "");
    assertThat(ok(hma.delete(theirs + "/c/bank/OURS" + content), 200))
        .isEqualTo(json("{'deleted':0}"));
    ok(hma.delete(theirs + "/c/bank/OURS"), 200);
    assertThat(ok(hma.get(LOOK_UP), 200).has("OURS")).isTrue();
  }

  @Test
  void whatIsCountedAndSetIsEachTenantsOwn() throws Exception {
    ok(hma.post("/c/banks", "{\"name\":\"COUNTED\"}"), 201);
    ok(hma.post("/c/bank/COUNTED/signal", "{\"pdq\":\"" + "3c".repeat(32) + "\"}"), 200);
    assertThat(size("")).isPositive();
    assertThat(size(theirs)).isZero();
    assertThat(hma.put(theirs + "/c/signal_type/video_md5", "{\"enabled_ratio\":0}")
            .statusCode())
        .isEqualTo(204);
    assertThat(ratio("", "video_md5")).isEqualTo(1.0);
    assertThat(ratio(theirs, "video_md5")).isEqualTo(0.0);
  }

  @Test
  void anExchangeIsItsTenantsOwn() throws Exception {
    String exchange =
        "{\"bank\":\"FETCHED\",\"api\":\"local_file\",\"api_json\":{\"filename\":\"no.txt\"}}";
    ok(hma.post("/c/exchanges", exchange), 201);
    assertThat(ok(hma.get(theirs + "/c/exchanges"), 200)).isEqualTo(json("[]"));
    assertFails(hma.get(theirs + "/c/exchange/FETCHED"), 404, "");
    assertFails(hma.get(theirs + "/c/exchange/FETCHED/status"), 404, "");
    ok(hma.delete(theirs + "/c/exchange/FETCHED"), 200);
    assertThat(hma.get("/c/exchange/FETCHED").statusCode()).isEqualTo(200);
    String keys = "{\"credential_json\":{\"fetch_function_key\":\"f\",\"subscription_key\":\"s\"}}";
    ok(hma.post("/c/exchanges/api/stop_ncii", keys), 200);
    assertThat(ok(hma.get(theirs + "/c/exchanges/api/stop_ncii"), 200)
            .get("has_set_authentification")
            .booleanValue())
        .isFalse();
  }

  @Test
  void aSpentQuotaIs429WithATimeAndOnlyForWhoSpentIt() throws Exception {
    String quotas = "{\"quotas\":["
        + "{\"kind\":\"MEDIA\",\"period\":\"DAY\",\"most\":1},"
        + "{\"kind\":\"ADDS\",\"period\":\"DAY\",\"most\":0}]}";
    ok(hma.main("PUT", "/api/v1/sources/reviewers/quotas", theirOperator, quotas), 200);
    byte[] picture = HmaUnderTest.landscape(3);
    ok(hma.upload(theirs + "/h/hash", "photo", picture, Map.of()), 200);
    HttpResponse<String> spent = hma.upload(theirs + "/m/lookup", "photo", picture, Map.of());
    assertFails(spent, 429, "QUOTA_SPENT");
    assertThat(Long.parseLong(spent.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1L, 86_400L);
    ok(hma.post(theirs + "/c/banks", "{\"name\":\"FULL\"}"), 201);
    HttpResponse<String> full =
        hma.post(theirs + "/c/bank/FULL/signal", "{\"pdq\":\"" + PDQ + "\"}");
    assertFails(full, 429, "QUOTA_SPENT");
    assertThat(full.headers().firstValue("Retry-After")).isPresent();
    ok(hma.upload("/h/hash", "photo", picture, Map.of()), 200);
  }

  @Test
  void wrongKeysAreCountedAndHealthIsNot() throws Exception {
    HttpResponse<String> answer = hma.get("/k/rck_wrong/c/banks");
    for (int i = 0; i < 60 && answer.statusCode() == 401; i++) {
      answer = hma.get("/k/rck_wrong/c/banks");
    }
    assertFails(answer, 429, "TOO_MANY_REQUESTS");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    for (String health : List.of("/status", "/status/live", "/k/rck_wrong/status")) {
      assertThat(hma.get(health).statusCode()).isEqualTo(200);
    }
    assertThat(hma.get("/c/banks").statusCode()).isEqualTo(200);
  }

  private static String name(JsonNode bank) {
    return bank.get("name").stringValue();
  }

  private static long size(String caller) throws Exception {
    return ok(hma.get(caller + "/m/index/status"), 200).get("pdq").get("size").longValue();
  }

  private static double ratio(String caller, String type) throws Exception {
    return ok(hma.get(caller + "/c/signal_type"), 200)
        .valueStream()
        .filter(one -> name(one).equals(type))
        .findFirst()
        .orElseThrow()
        .get("enabled_ratio")
        .doubleValue();
  }
}
