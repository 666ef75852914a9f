package org.recourse.server.hma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recourse.server.hma.HmaUnderTest.json;
import static org.recourse.server.hma.HmaUnderTest.ok;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The calls that ROOST's Coop makes of HMA, sent as Coop sends them: no header that
/// authenticates, ratios as texts.
class HmaCoopTest extends HmaTest {

  private static final String EXCHANGE =
      "{\"bank\":\"%s\",\"api\":\"local_file\",\"api_json\":{\"filename\":\"none.txt\"}}";

  @Test
  void coopCreatesABank() throws Exception {
    JsonNode bank = create("COOP_CREATED");
    assertThat(bank).isEqualTo(json("{'name':'COOP_CREATED','matching_enabled_ratio':1.0}"));
  }

  @Test
  void coopChangesABanksRatio() throws Exception {
    create("COOP_CHANGED");
    JsonNode bank = ok(hma.put("/c/bank/COOP_CHANGED", "{\"enabled_ratio\":\"0.5\"}"), 200);
    assertThat(bank.get("matching_enabled_ratio").doubleValue()).isEqualTo(0.5);
  }

  @Test
  void coopReadsABank() throws Exception {
    create("COOP_READ");
    assertThat(ok(hma.get("/c/bank/COOP_READ"), 200).get("name").stringValue())
        .isEqualTo("COOP_READ");
  }

  @Test
  void coopDeletesABank() throws Exception {
    create("COOP_DELETED");
    assertThat(hma.delete("/c/bank/COOP_DELETED").statusCode()).isEqualTo(200);
    assertThat(hma.get("/c/bank/COOP_DELETED").statusCode()).isEqualTo(404);
  }

  @Test
  void coopAddsContentByItsAddress() throws Exception {
    create("COOP_CONTENT");
    assertThat(addLandscape("COOP_CONTENT").get("id").longValue()).isPositive();
  }

  @Test
  void coopHashesAnAddress() throws Exception {
    HttpResponse<String> answer = hma.get("/h/hash?url=" + hma.file("landscape"));
    assertThat(ok(answer, 200).get("pdq").stringValue()).hasSize(64);
  }

  @Test
  void coopLooksASignalUp() throws Exception {
    create("COOP_MATCH");
    String pdq = addLandscape("COOP_MATCH").get("signals").get("pdq").stringValue();
    JsonNode found = ok(hma.get("/m/lookup?signal=" + pdq + "&signal_type=pdq"), 200);
    assertThat(found.get("COOP_MATCH").get(0).get("distance").stringValue()).isEqualTo("0");
  }

  @Test
  void coopListsTheKindsOfExchanges() throws Exception {
    assertThat(ok(hma.get("/c/exchanges/apis"), 200).valueStream().map(JsonNode::stringValue))
        .contains("stop_ncii", "ncmec", "local_file");
  }

  @Test
  void coopReadsAndSetsCredentialsOfAKind() throws Exception {
    String path = "/c/exchanges/api/stop_ncii";
    JsonNode unset = json("{'supports_authentification':true,'has_set_authentification':false}");
    JsonNode set = json("{'supports_authentification':true,'has_set_authentification':true}");
    assertThat(ok(hma.get(path), 200)).isEqualTo(unset);
    String keys = "{\"fetch_function_key\":\"f\",\"subscription_key\":\"s\","
        + "\"base_url_override\":\"http://127.0.0.1:9/v1\"}";
    assertThat(ok(hma.post(path, "{\"credential_json\":" + keys + "}"), 200)).isEqualTo(set);
    assertThat(ok(hma.get(path), 200)).isEqualTo(set);
    assertThat(hma.get(path).body()).doesNotContain("127.0.0.1");
    assertThat(ok(hma.post(path, "{\"credential_json\":{}}"), 200)).isEqualTo(unset);
    assertThat(hma.post(path, "{\"credential_json\":{\"x\":\"y\"}}").statusCode())
        .isEqualTo(400);
    assertThat(hma.get("/c/exchanges/api/unknown").statusCode()).isEqualTo(400);
    assertThat(ok(hma.get("/c/exchanges/api/local_file"), 200))
        .isEqualTo(json("{'supports_authentification':false,'has_set_authentification':false}"));
  }

  @Test
  void coopReadsWhatAKindTakes() throws Exception {
    JsonNode schema = ok(hma.get("/c/exchanges/api/stop_ncii/schema"), 200);
    assertThat(schema.get("config_schema").get("fields").get(0).get("required").booleanValue())
        .isFalse();
    assertThat(schema.get("credentials_schema").get("fields").get(0))
        .isEqualTo(json("{'name':'fetch_function_key','type':'string','required':true,"
            + "'default':null,'help':'','choices':null}"));
    JsonNode file = ok(hma.get("/c/exchanges/api/local_file/schema"), 200);
    assertThat(file.get("credentials_schema").isNull()).isTrue();
    assertThat(hma.get("/c/exchanges/api/unknown/schema").statusCode()).isEqualTo(404);
  }

  @Test
  void coopCreatesAnExchangeWithItsBank() throws Exception {
    assertThat(createExchange("COOP_EXCHANGE"))
        .isEqualTo(json("{'message':'Created successfully'}"));
    assertThat(hma.get("/c/bank/COOP_EXCHANGE").statusCode()).isEqualTo(200);
    assertThat(ok(hma.get("/c/exchanges"), 200).valueStream().map(JsonNode::stringValue))
        .contains("COOP_EXCHANGE");
    assertThat(hma.post("/c/exchanges", EXCHANGE.formatted("COOP_EXCHANGE")).statusCode())
        .isEqualTo(403);
    for (String wrong : new String[] {
      "{}",
      "{\"bank\":\"lower\",\"api\":\"local_file\"}",
      "{\"bank\":\"X\",\"api\":\"unknown\"}",
      "{\"bank\":\"X\"}",
      "{\"bank\":\"X\",\"api\":\"local_file\",\"api_json\":[]}",
      "{\"bank\":\"X\",\"api\":\"local_file\",\"api_json\":{\"filename\":\"../x\"}}"
    }) {
      assertThat(hma.post("/c/exchanges", wrong).statusCode()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void coopReadsAnExchange() throws Exception {
    createExchange("COOP_SHOWN");
    assertThat(ok(hma.get("/c/exchange/COOP_SHOWN"), 200))
        .isEqualTo(json(
            "{'filename':'none.txt','name':'COOP_SHOWN','api':'local_file'," + "'enabled':true}"));
    assertThat(ok(hma.put("/c/exchange/COOP_SHOWN", "{\"enabled\":false}"), 200)
            .get("enabled")
            .booleanValue())
        .isFalse();
    assertThat(hma.get("/c/exchange/ABSENT").statusCode()).isEqualTo(404);
    for (int i = 0; i < 2; i++) {
      assertThat(ok(hma.delete("/c/exchange/COOP_SHOWN"), 200))
          .isEqualTo(json("{'message':'Exchange deleted'}"));
    }
    assertThat(hma.get("/c/exchange/COOP_SHOWN").statusCode()).isEqualTo(404);
    assertThat(hma.get("/c/bank/COOP_SHOWN").statusCode()).isEqualTo(404);
  }

  @Test
  void coopReadsHowFetchingWent() throws Exception {
    createExchange("COOP_STATUS");
    JsonNode status = ok(hma.get("/c/exchange/COOP_STATUS/status"), 200);
    assertThat(status.propertyNames())
        .containsExactlyInAnyOrder(
            "checkpoint_ts",
            "fetched_items",
            "last_fetch_complete_ts",
            "last_fetch_succeeded",
            "running_fetch_start_ts",
            "up_to_date");
    assertThat(status.get("checkpoint_ts").isNull()).isTrue();
    assertThat(hma.get("/c/exchange/ABSENT/status").statusCode()).isEqualTo(404);
  }

  private static JsonNode createExchange(String name) throws Exception {
    return ok(hma.post("/c/exchanges", EXCHANGE.formatted(name)), 201);
  }

  private static JsonNode create(String name) throws Exception {
    return ok(hma.post("/c/banks", "{\"name\":\"" + name + "\",\"enabled_ratio\":\"1.0\"}"), 201);
  }

  private static JsonNode addLandscape(String bank) throws Exception {
    return ok(
        hma.send(
            "POST",
            "/c/bank/" + bank + "/content?content_type=photo&url=" + hma.file("landscape"),
            "application/json",
            new byte[0]),
        200);
  }
}
