package org.recourse.server.hma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recourse.server.hma.HmaUnderTest.json;
import static org.recourse.server.hma.HmaUnderTest.ok;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The calls that ROOST's Coop makes of HMA, sent as Coop sends them: no header that
/// authenticates,
/// ratios as texts.
class HmaCoopTest {

  @TempDir
  private static Path folder;

  private static HmaUnderTest hma;

  @BeforeAll
  static void start() throws Exception {
    hma = HmaUnderTest.start(folder);
  }

  @AfterAll
  static void stop() {
    hma.close();
  }

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
