package org.recourse.server.hma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recourse.server.hma.HmaUnderTest.assertFails;
import static org.recourse.server.hma.HmaUnderTest.ok;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.hub.Scope;
import org.recourse.server.network.Network;

/// Who may call HMA's interface, and from where.
class HmaAccessTest {

  private static final String LOOK_UP = "/m/lookup?signal_type=pdq&signal=" + "0f".repeat(32);

  @TempDir
  private Path folder;

  @Test
  void thePortsAreApart() throws Exception {
    try (HmaUnderTest hma = HmaUnderTest.start(folder)) {
      String key = hma.key("\"CURATE\",\"LOOK_UP\",\"HASH\"");
      for (String path : List.of(
          "/h/hash",
          LOOK_UP,
          "/c/banks",
          "/status",
          "/status/live",
          "/site-map",
          "/hma/c/banks",
          "/hma/status",
          "/k/" + key + "/c/banks")) {
        assertThat(hma.main("GET", path, key, "").statusCode()).as(path).isEqualTo(404);
      }
      for (String path : List.of(
          "/api/v1/banks",
          "/api/v1/openapi",
          "/actuator/health/readiness",
          "/actuator/prometheus",
          "/hma/c/banks",
          "/error",
          "/k/" + key + "/api/v1/banks",
          "/k/" + key + "/k/" + key + "/c/banks")) {
        assertFails(hma.get(path), 404, "no such path");
      }
      assertThat(hma.main("GET", "/api/v1/banks", key, "").statusCode()).isEqualTo(200);
      assertThat(hma.get("/c/banks").statusCode()).isEqualTo(200);
      for (String path : List.of("/c/../api/v1/banks", "/c/%2e%2e/api/v1/banks", "//c/banks")) {
        assertThat(hma.get(path).statusCode()).as(path).isIn(400, 404);
      }
    }
  }

  @Test
  void withoutANetworkOrAKeyOnlyItsHealthIsTold() throws Exception {
    try (HmaUnderTest hma = HmaUnderTest.start(folder, List.of(), HmaSettings.USUAL_SCOPES)) {
      for (String path : List.of("/c/banks", LOOK_UP, "/h/hash?url=x", "/k/rck_wrong/c/banks")) {
        assertFails(hma.get(path), 401, "key");
      }
      assertThat(hma.get("/status").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aKeyInFrontOfThePathOpensWhatItsScopesSay() throws Exception {
    try (HmaUnderTest hma = HmaUnderTest.start(folder, List.of(), HmaSettings.USUAL_SCOPES)) {
      String curator = "/k/" + hma.key("\"CURATE\"");
      String matcher = "/k/" + hma.key("\"LOOK_UP\"");
      ok(hma.post(curator + "/c/banks", "{\"name\":\"HARBOUR\"}"), 201);
      ok(hma.get(matcher + LOOK_UP), 200);
      assertFails(hma.get(matcher + "/c/banks"), 403, "may not");
      assertFails(hma.get(curator + LOOK_UP), 403, "may not");
      assertFails(hma.get(curator + "/h/hash?url=x"), 403, "may not");
      assertThat(hma.get(curator + "/status").body()).isEqualTo("I-AM-ALIVE");
    }
  }

  @Test
  void aRevokedKeyOpensNothing() throws Exception {
    try (HmaUnderTest hma = HmaUnderTest.start(folder, List.of(), HmaSettings.USUAL_SCOPES)) {
      String key = hma.key("\"LOOK_UP\"");
      ok(hma.get("/k/" + key + LOOK_UP), 200);
      assertThat(hma.main("DELETE", "/api/v1/keys/2", hma.operator(), "").statusCode())
          .isEqualTo(204);
      assertFails(hma.get("/k/" + key + LOOK_UP), 401, "key");
    }
  }

  @Test
  void aCallerFromAnAllowedNetworkMayDoWhatTheOperatorStates() throws Exception {
    try (HmaUnderTest hma =
        HmaUnderTest.start(folder, List.of(Network.parse("127.0.0.1")), Set.of(Scope.LOOK_UP))) {
      ok(hma.get(LOOK_UP), 200);
      assertFails(hma.get("/c/banks"), 403, "may not");
      assertFails(hma.get("/h/hash?url=x"), 403, "may not");
      assertFails(hma.get("/k/rck_wrong" + LOOK_UP), 401, "key");
    }
  }

  @Test
  void aHeaderThatClaimsAnAllowedAddressIsNotBelieved() throws Exception {
    try (HmaUnderTest hma = HmaUnderTest.start(
        folder, List.of(Network.parse("10.0.0.0/8")), HmaSettings.USUAL_SCOPES)) {
      for (String header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP")) {
        HttpResponse<String> answer = hma.send(
            "GET",
            "/c/banks",
            "",
            new byte[0],
            header,
            header.equals("Forwarded") ? "for=10.0.0.1" : "10.0.0.1");
        assertFails(answer, 401, "key");
      }
    }
  }

  @Test
  void aPageInABrowserIsNotLentItsReadersPlaceInTheNetwork() throws Exception {
    try (HmaUnderTest hma = HmaUnderTest.start(folder)) {
      assertFails(
          hma.send("GET", "/c/banks", "", new byte[0], "Origin", "https://example.org"),
          401,
          "key");
      assertFails(
          hma.send("GET", "/c/banks", "", new byte[0], "Sec-Fetch-Site", "cross-site"), 401, "key");
    }
  }
}
