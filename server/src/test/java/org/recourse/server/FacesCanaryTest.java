package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.server.browser.Devtools;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.StaffBrowser;
import org.recourse.server.console.signin.CodeApp;
import org.recourse.server.faces.Face;
import org.recourse.server.intake.IntakeUnderTest;
import org.recourse.server.intake.browser.Requester;
import org.recourse.storage.Backup;
import tools.jackson.databind.JsonNode;

/// What a requester tells in a real browser, what a partner's notice says, and what admits the
/// staff, is in no log, temporary file, database, journal, backup, or profile of her browser.
class FacesCanaryTest {

  private static final String DATABASE = "recourse.db";

  @TempDir
  private Path folder;

  private final Canaries canaries = new Canaries(20261121);

  @Test
  void nothingThatPeopleToldOrAreAdmittedByIsFoundWhereItMustNotBe() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Map<String, String> places = new LinkedHashMap<>();
    try (ServerProcess server = ServerLaunch.in(data).start()) {
      String operator = HubUnderTest.makeOperator(server.port(), server.token());
      canaries.put("operator's key", operator.substring("rck_".length()));
      HubUnderTest hub = HubUnderTest.at(server.port(), operator);
      String notice = notice(hub);
      places.putAll(herBrowser(server.origin(Face.INTAKE)));
      StaffBrowser staff = staff(hub, server.origin(Face.CONSOLE));
      work(staff, hub, notice);
      places.put("metrics", hub.get("/actuator/prometheus").body());
      places.putAll(Canaries.filesIn(data));
      Backup.make(data.resolve(DATABASE), folder.resolve("backup"));
    }
    places.putAll(Canaries.filesIn(folder));
    assertThat(places).containsKeys("log", DATABASE, "data/log", "data/" + DATABASE);
    assertThat(places.keySet()).anyMatch(place -> place.startsWith("browser/"));
    assertThat(places.keySet()).anyMatch(place -> place.startsWith("backup"));
    // Her number is no credential, and is in the database in clear (security.md, d).
    Set<String> inClear = Set.of("number of the case");
    canaries.areAbsent(
        places,
        (what, place) ->
            inClear.contains(what) && (place.contains(DATABASE) || place.startsWith("backup")));
  }

  private String notice(HubUnderTest hub) throws Exception {
    return hub.postOk(
            "/api/v1/notices",
            "{\"reference\":\"r1\",\"age\":\"ADULT\",\"notifier\":{\"capacity\":\"SELF\",\"name\":\""
                + canaries.word("notifier's name") + "\",\"contact\":\""
                + canaries.word("notifier's address") + "@example.org\",\"signature\":\""
                + canaries.word("notifier's signature") + "\"},\"items\":[{\"locator\":"
                + "\"https://pictures.example/" + canaries.word("link") + "\",\"description\":\""
                + canaries.word("description") + "\",\"signals\":[{\"type\":\"pdq\",\"value\":\""
                + canaries.hex("fingerprint", 32)
                + "\"}]}],\"declarations\":{\"nonConsent\":true,\"statement\":\""
                + canaries.word("statement") + "\"}}")
        .get("notice")
        .stringValue();
  }

  private Map<String, String> herBrowser(String origin) throws Exception {
    Map<String, String> answers = new HashMap<>(IntakeUnderTest.report());
    answers.put("where", "https://pictures.example/" + canaries.word("her link"));
    answers.put("place", canaries.word("her description"));
    answers.put("told", canaries.word("her words to the platform"));
    answers.put("called", canaries.word("her name"));
    answers.put("reach", canaries.word("her address") + "@example.org");
    answers.put("signed", canaries.word("her signature"));
    Map<String, String> places = new LinkedHashMap<>();
    try (Devtools browser = new Devtools()) {
      Requester she = new Requester(browser, origin, "en");
      she.walk(answers);
      Requester.Kept kept = she.keep();
      canaries.put("number of the case", kept.number());
      canaries.put("words of the case", kept.words());
      canaries.put("words of the case, joined", kept.words().replace(' ', '-'));
      canaries.put(
          "key of the case", browser.run("document.querySelector('input[name=key]').value"));
      she.enter(kept);
      she.press("more");
      she.fill(Map.of("told", canaries.word("what she adds")));
      she.press("more-add");
      she.open("/exit");
      Canaries.filesIn(browser.end())
          .forEach((place, content) -> places.put("browser/" + place, content));
    }
    return places;
  }

  private StaffBrowser staff(HubUnderTest hub, String origin) throws Exception {
    JsonNode invited = hub.postOk(
        "/api/v1/staff",
        "{\"name\":\"" + canaries.word("staff's name") + "\",\"roles\":[\"LEAD\",\"REVIEWER\"]}");
    StaffBrowser staff = new StaffBrowser(origin);
    staff.get("/invitation");
    String token = canaries.put("invitation", invited.get("token").stringValue());
    staff.post("/invitation", Map.of("token", token));
    CodeApp app = CodeApp.ofPage(staff.get("/invitation/accept").body());
    canaries.put("staff's TOTP secret", app.secret());
    canaries.put("staff's password", ConsoleUnderTest.PASSWORD);
    HttpResponse<String> in = staff.post(
        "/invitation/password", Map.of("password", ConsoleUnderTest.PASSWORD, "code", app.code()));
    assertThat(in.statusCode()).as(in.body()).isEqualTo(302);
    canaries.put("staff's session", staff.cookie());
    return staff;
  }

  private void work(StaffBrowser staff, HubUnderTest hub, String notice) throws Exception {
    assertThat(staff.get("/notices/" + notice).body()).contains(canaries.of("statement"));
    String why = canaries.word("why it waits");
    staff.post("/notices/" + notice + "/hold", Map.of("hours", "2", "why", why));
    staff.get("/notices/" + notice);
    staff.post(
        "/notices/" + notice + "/items/1/decision",
        Map.of("outcome", canaries.word("wrong outcome"), "ground", "NOT_THE_PERSON"));
    staff.get("/queue");
    staff.post("/queue/find", Map.of("notice", canaries.word("what staff looks for")));
    staff.get("/" + canaries.word("path of the staff's pages"));
    hub.send(
        "POST",
        "/api/v1/notices/" + notice + "/objections",
        "{\"item\":1,\"text\":\"" + canaries.word("objection") + "\"}");
    for (String field : new String[] {"age", "capacity", "kind", "surprise"}) {
      HttpResponse<String> refused =
          hub.post("/api/v1/notices", "{\"" + field + "\":\"" + canaries.word(field) + "\"}");
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).doesNotContain(canaries.of(field));
    }
  }
}
