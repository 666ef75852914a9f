package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.testkit.PostgresServer;

/// PostgreSQL is stopped and started again under a service that goes on running.
class DatabaseAwayTest {

  private static final String KEPT = "ab".repeat(32);
  private static final String LATER = "12".repeat(32);
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir
  private Path folder;

  @Test
  void whatNeedsTheDatabaseIsAnswered503AndWorksAgainWithoutARestart() throws Exception {
    try (PostgresServer postgres = PostgresServer.start();
        HubUnderTest hub = HubUnderTest.start(folder, Optional.of(postgres.emptyDatabase()))) {
      hub.postOk("/api/v1/banks", "{\"name\":\"HARBOUR\"}");
      long kept = hub.addEntry("HARBOUR", KEPT, "PROPOSED");
      postgres.stop();
      assertAway(add(hub, LATER));
      assertAway(hub.get("/api/v1/entries/" + kept));
      assertAway(hub.post("/api/v1/entries/" + kept + "/statements", "{\"kind\":\"WITHDRAWN\"}"));
      awaitReadiness(hub, 503);
      assertThat(hub.verdict(KEPT)).as("look-ups need no database").isEqualTo("REVIEW");
      Instant before = Instant.now();
      for (int i = 0; i < 20; i++) {
        assertAway(add(hub, LATER));
      }
      assertThat(Duration.between(before, Instant.now()))
          .as("refused at once, not each after its own wait")
          .isLessThan(Duration.ofSeconds(60));
      postgres.restart();
      awaitReadiness(hub, 200);
      assertThat(add(hub, LATER).statusCode()).isEqualTo(201);
      assertThat(hub.get("/api/v1/entries/" + kept).statusCode()).isEqualTo(200);
      assertThat(hub.verdict(LATER)).isEqualTo("REVIEW");
    }
  }

  @Test
  void aDatabaseThatHangsHoldsNobodyForEver() throws Exception {
    try (PostgresServer postgres = PostgresServer.start();
        HubUnderTest hub = HubUnderTest.start(
            folder, Optional.of(postgres.emptyDatabase() + "&socketTimeout=4"))) {
      hub.postOk("/api/v1/banks", "{\"name\":\"HARBOUR\"}");
      hub.addEntry("HARBOUR", KEPT, "PROPOSED");
      postgres.freeze();
      try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
        Callable<String> lookUp = () -> hub.verdict(KEPT);
        for (Future<String> verdict : callers.invokeAll(Collections.nCopies(8, lookUp))) {
          assertThat(verdict.get()).as("look-ups need no database").isEqualTo("REVIEW");
        }
      }
      assertAway(add(hub, LATER));
      awaitReadiness(hub, 503);
      postgres.thaw();
      awaitReadiness(hub, 200);
      assertThat(add(hub, LATER).statusCode()).isEqualTo(201);
      assertThat(hub.verdict(LATER)).isEqualTo("REVIEW");
    }
  }

  @Test
  void aKeyThatWasNotSeenBeforeIsNotTakenForAWrongOneWhileTheDatabaseIsAway() throws Exception {
    try (PostgresServer postgres = PostgresServer.start();
        HubUnderTest hub = HubUnderTest.start(folder, Optional.of(postgres.emptyDatabase()))) {
      String matcher = hub.postOk(
              "/api/v1/keys",
              "{\"name\":\"matcher\",\"source\":\"matcher\",\"scopes\":[\"LOOK_UP\"]}")
          .get("secret")
          .stringValue();
      postgres.stop();
      HttpResponse<String> answer = hub.as(matcher).post("/api/v1/lookups", lookUp(KEPT));
      assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
      if (answer.statusCode() == 503) {
        assertAway(answer);
      }
    }
  }

  private static HttpResponse<String> add(HubUnderTest hub, String pdq) throws Exception {
    return hub.post(
        "/api/v1/banks/HARBOUR/entries",
        "{\"entries\":[{\"signals\":[{\"type\":\"pdq\",\"value\":\"" + pdq + "\"}]}]}");
  }

  private static String lookUp(String pdq) {
    return "{\"uploads\":[{\"signals\":[{\"type\":\"pdq\",\"value\":\"" + pdq + "\"}]}]}";
  }

  private static void assertAway(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(HubUnderTest.json(answer).get("code").stringValue()).isEqualTo("STORE_UNAVAILABLE");
  }

  private static void awaitReadiness(HubUnderTest hub, int status) throws Exception {
    Instant until = Instant.now().plus(SOON);
    int now = 0;
    while (now != status && Instant.now().isBefore(until)) {
      now = hub.get("/actuator/health/readiness").statusCode();
    }
    assertThat(now).isEqualTo(status);
  }
}
