package org.recourse.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Role;
import org.recourse.server.console.ConsoleUnderTest.Member;

/// What is dangerous asks once more who it is.
class DangerousActsTest {

  @TempDir
  private static Path folder;

  private static ConsoleUnderTest console;
  private static Member lead;

  @BeforeAll
  static void start() throws Exception {
    console = ConsoleUnderTest.start(folder);
    lead = console.member("the lead", Role.LEAD);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @BeforeEach
  void elevenMinutesLater() throws Exception {
    RunningConsole.session(lead.browser()).refresh(Instant.now().minus(Duration.ofMinutes(11)));
    lead.browser().get("/staff");
  }

  @Test
  void aPageAndItsFormLeadToTheQuestionAndBackToThePage() throws Exception {
    assertThat(location(lead.browser().get("/account/signin")))
        .isEqualTo("/again?next=/account/signin");
    assertThat(location(lead.browser().post("/staff", Map.of("name", "new", "role", "REVIEWER"))))
        .isEqualTo("/again?next=/staff");
    assertThat(location(lead.browser().post("/staff/7/disable", Map.of())))
        .isEqualTo("/again?next=/staff/7");
    assertThat(lead.browser().get("/staff").statusCode()).isEqualTo(200);
  }

  @Test
  void whoShowsThatItIsHeGoesOnWithinTenMinutes() throws Exception {
    lead.browser().get("/again?next=/account/signin");
    Map<String, String> wrong =
        Map.of("password", "not the password", "code", "000000", "next", "/account/signin");
    assertThat(lead.browser().post("/again", wrong).statusCode()).isEqualTo(422);
    assertThat(lead.browser().get("/account/signin").statusCode()).isEqualTo(303);
    Map<String, String> right = Map.of(
        "password",
        ConsoleUnderTest.PASSWORD,
        "code",
        lead.app().code(),
        "next",
        "/account/signin");
    assertThat(location(lead.browser().post("/again", right))).isEqualTo("/account/signin");
    assertThat(lead.browser().get("/account/signin").statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyIsLedToAnotherSite() throws Exception {
    for (String next : new String[] {"//evil.example", "https://evil.example", "/\\evil", ""}) {
      String page =
          lead.browser().get("/again?next=" + next.replace("\\", "%5C")).body();
      assertThat(page).contains("name=\"next\" value=\"/\"").doesNotContain("evil");
    }
  }

  @Test
  void aScriptIsToldWithoutBeingLedAway() throws Exception {
    HttpRequest.Builder call = lead.browser()
        .request("/account/signin/passkeys/options")
        .header("Accept", "application/json")
        .header("X-CSRF-TOKEN", lead.browser().csrf())
        .POST(HttpRequest.BodyPublishers.ofString("{}"));
    assertThat(lead.browser().send(call).statusCode()).isEqualTo(401);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("?" + answer.statusCode());
  }
}
