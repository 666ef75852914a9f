package org.recourse.server.console.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.law.LawBook;
import org.recourse.casework.staff.Role;
import org.recourse.casework.statement.Provisions;
import org.recourse.server.casework.CaseworkSettings;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.StaffBrowser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each uploader of a swept copy is told why, of his own item alone; and what was reported of a
/// decision that is taken back is marked. Over HTTP.
class StatementsOfCopiesTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir
  private Path folder;

  private static JsonNode get(ConsoleUnderTest console, String path) throws Exception {
    var answer = console.call("GET", path, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static String decided(ConsoleUnderTest console, StaffBrowser reviewer, int copies)
      throws Exception {
    String notice =
        console.api("/api/v1/notices", console.operator(), """
        {"age": "ADULT",
         "notifier": {"capacity": "SELF", "contact": "someone@example.org", "signature": "Some One"},
         "items": [{"locator": "https://pictures.example/p/41", "kind": "AUTHENTIC"}],
         "declarations": {"nonConsent": true, "intimate": true, "goodFaith": true,
           "trueToBestKnowledge": true}}""").get("notice").stringValue();
    String named = IntStream.range(0, copies)
        .mapToObj(i -> "{\"itemId\":\"copy-" + i + "\",\"likeness\":\"IDENTICAL\"}")
        .collect(Collectors.joining(","));
    console.call(
        "PUT",
        "/api/v1/notices/" + notice + "/items/1/location",
        "{\"itemId\":\"41\",\"copies\":[" + named + "],\"hasUploader\":true}");
    reviewer.get("/notices/" + notice);
    reviewer.post(
        "/notices/" + notice + "/items/1/decision",
        Map.of("outcome", "REMOVED", "ground", "DECLARED"));
    return notice;
  }

  @Test
  void everyUploaderHasOneOfHisOwnAndWhatIsTakenBackIsMarked() throws Exception {
    Provisions chosen = Provisions.read("AUTHENTIC = section 201k of the criminal code");
    try (ConsoleUnderTest console = ConsoleUnderTest.start(
        folder,
        settings -> settings.under(new CaseworkSettings(
            CaseworkSettings.USUAL.regimes(), "", LawBook.standard(), chosen)))) {
      StaffBrowser reviewer = console.member("reviewer", Role.REVIEWER).browser();
      StaffBrowser lead = console.member("lead", Role.LEAD).browser();
      String notice = decided(console, reviewer, 102);

      JsonNode first = get(console, "/api/v1/actions/1/statements");
      JsonNode second = get(console, "/api/v1/actions/1/statements?from=100");
      assertThat(first.size()).isEqualTo(100);
      assertThat(second.size()).isEqualTo(2);
      assertThat(get(console, "/api/v1/actions/1/statements?from=102").size()).isZero();
      assertThat(get(console, "/api/v1/actions/1/statements?from=100")).isEqualTo(second);
      assertThat(get(console, "/api/v1/actions/2/statements").size()).isZero();
      Set<String> ids = new HashSet<>();
      for (JsonNode one : first) {
        JsonNode statement = one.get("statement");
        String own = one.get("itemId").stringValue();
        ids.add(statement.get("id").stringValue());
        assertThat(statement.get("facts").get("item").stringValue()).isEqualTo(own);
        assertThat(statement.get("facts").get("findings").toString()).contains("COPY_OF_DECIDED");
        assertThat(statement.get("text").size()).isEqualTo(4);
        assertThat(statement.toString())
            .contains("section 201k of the criminal code")
            .doesNotContain("\"41\"", notice, "Some One", "someone@example.org");
      }
      assertThat(ids).hasSize(100);

      JsonNode reported = get(console, "/api/v1/statements").get("statements");
      assertThat(reported.size()).isEqualTo(100);
      assertThat(get(console, "/api/v1/statements/withdrawn").size()).isZero();
      undo(reviewer, lead, notice);
      assertThat(get(console, "/api/v1/statements").get("statements").size()).isZero();
      JsonNode withdrawn = get(console, "/api/v1/statements/withdrawn");
      assertThat(withdrawn.size()).isEqualTo(103);
      assertThat(puids(withdrawn)).containsAll(puids(reported)).hasSize(103);
      assertThat(get(console, "/api/v1/statements/withdrawn?after=100").size()).isEqualTo(3);
    }
  }

  private static List<String> puids(JsonNode statements) {
    return statements.valueStream().map(one -> one.get("puid").stringValue()).toList();
  }

  // What was restricted is put back by two.
  private static void undo(StaffBrowser first, StaffBrowser second, String notice)
      throws Exception {
    first.get("/notices/" + notice);
    first.post(
        "/notices/" + notice + "/items/1/undo", Map.of("reason", "The uploader showed consent."));
    Matcher approve = Pattern.compile("/approvals/\\d+/approve")
        .matcher(second.get("/approvals").body());
    assertThat(approve.find()).isTrue();
    assertThat(second.post(approve.group(), Map.of()).statusCode()).isEqualTo(302);
  }
}
