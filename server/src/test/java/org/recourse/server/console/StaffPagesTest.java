package org.recourse.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Role;
import org.recourse.server.console.ConsoleUnderTest.Member;
import org.recourse.server.console.signin.CodeApp;
import tools.jackson.databind.JsonNode;

class StaffPagesTest {

  private static final Pattern APPROVAL = Pattern.compile("/approvals/([0-9]+)/");

  @TempDir
  private static Path folder;

  private static ConsoleUnderTest console;
  private static Member operator;
  private static Member lead;

  @BeforeAll
  static void start() throws Exception {
    console = ConsoleUnderTest.start(folder);
    operator = console.member("the operator", Role.OPERATOR);
    lead = console.member("the lead", Role.LEAD);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void aLeadInvitesAReviewerWhoseLinkIsShownOnce() throws Exception {
    HttpResponse<String> made =
        post(lead, "/staff", Map.of("name", "new@example.org", "role", "REVIEWER"));
    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(made.body()).contains(console.origin() + "/invitation#rci_");
    assertThat(get(lead, "/staff").body()).doesNotContain("rci_", "new@example.org");
    assertThat(post(lead, "/staff", Map.of("name", "NEW@example.org", "role", "REVIEWER"))
            .statusCode())
        .isEqualTo(409);
  }

  @Test
  void aLeadMakesNoLeadAndNoOperator() throws Exception {
    for (String role : new String[] {"LEAD", "OPERATOR", "AUDITOR"}) {
      assertThat(post(lead, "/staff", Map.of("name", "climber", "role", role)).statusCode())
          .isEqualTo(403);
    }
    assertThat(post(operator, "/staff", Map.of("name", "second lead", "role", "LEAD"))
            .statusCode())
        .isEqualTo(200);
    String operators = "/staff/" + operator.number();
    assertThat(post(lead, operators + "/disable", Map.of()).statusCode()).isEqualTo(403);
    assertThat(post(lead, operators + "/roles", Map.of("role", "REVIEWER")).statusCode())
        .isEqualTo(403);
    assertThat(post(lead, operators + "/invitation", Map.of()).statusCode()).isEqualTo(403);
  }

  @Test
  void nobodyChangesHimself() throws Exception {
    String self = "/staff/" + operator.number();
    assertThat(post(operator, self + "/roles", Map.of("role", "LEAD")).statusCode())
        .isEqualTo(403);
    assertThat(post(operator, self + "/disable", Map.of()).statusCode()).isEqualTo(403);
  }

  @Test
  void whoIsDisabledIsOutWithTheNextCallAndCannotComeBack() throws Exception {
    Member gone = console.member("gone", Role.REVIEWER);
    assertThat(gone.browser().get("/").statusCode()).isEqualTo(200);
    String page = "/staff/" + gone.number();
    assertThat(post(lead, page + "/disable", Map.of()).statusCode()).isEqualTo(302);
    assertThat(gone.browser().get("/").headers().firstValue("Location")).hasValue("/signin");
    StaffBrowser browser = console.browser();
    browser.get("/signin");
    Map<String, String> typed = Map.of(
        "name",
        "gone",
        "password",
        ConsoleUnderTest.PASSWORD,
        "code",
        gone.app().code());
    assertThat(browser.post("/signin", typed).statusCode()).isEqualTo(422);
    post(lead, page + "/enable", Map.of());
    browser.get("/signin");
    assertThat(browser.post("/signin", typed).statusCode()).isEqualTo(302);
  }

  @Test
  void aTakenRoleIsGoneWithTheNextCall() throws Exception {
    Member twice = console.member("two roles", Role.REVIEWER, Role.CASEWORKER);
    assertThat(get(twice, "/approvals").statusCode()).isEqualTo(200);
    post(lead, "/staff/" + twice.number() + "/roles", Map.of());
    assertThat(get(twice, "/approvals").statusCode()).isEqualTo(403);
  }

  @Test
  void aMemberIsFoundByTheWholeNameOnly() throws Exception {
    Member found = console.member("find.me@example.org", Role.REVIEWER);
    assertThat(post(lead, "/staff/find", Map.of("name", "Find.Me@example.org"))
            .headers()
            .firstValue("Location"))
        .hasValue("/staff/" + found.number());
    assertThat(
            post(lead, "/staff/find", Map.of("name", "find.me")).headers().firstValue("Location"))
        .hasValue("/staff?said=nobody");
  }

  @Test
  void somebodyIsRemovedOnlyWhenASecondPersonAgrees() throws Exception {
    Member leaver = console.member("leaver", Role.REVIEWER);
    post(lead, "/staff/" + leaver.number() + "/removal", Map.of("reason", "left <b>us</b>"));
    HttpResponse<String> waiting = get(lead, "/approvals");
    assertThat(waiting.body()).contains("left &lt;b&gt;us&lt;/b&gt;", lead.pseudonym());
    String approval = approvalAbout(leaver, waiting.body());
    assertThat(said(post(lead, approval + "/approve", Map.of()))).isEqualTo("alone");
    assertThat(leaver.browser().get("/").statusCode()).isEqualTo(200);
    assertThat(post(leaver, approval + "/approve", Map.of()).statusCode()).isEqualTo(403);
    assertThat(said(post(operator, approval + "/approve", Map.of()))).isEqualTo("done");
    assertThat(leaver.browser().get("/").headers().firstValue("Location")).hasValue("/signin");
    assertThat(said(post(operator, approval + "/approve", Map.of()))).isEqualTo("late");
    assertThat(get(lead, "/staff").body()).doesNotContain(leaver.pseudonym());
  }

  @Test
  void nobodyDecidesAboutHimself() throws Exception {
    Member second = console.member("second operator", Role.OPERATOR);
    post(operator, "/staff/" + second.number() + "/removal", Map.of("reason", "a quarrel"));
    String approval = approvalAbout(second, get(operator, "/approvals").body());
    assertThat(post(second, approval + "/refuse", Map.of()).statusCode()).isEqualTo(403);
    assertThat(said(post(operator, approval + "/withdraw", Map.of()))).isEqualTo("withdrawn");
  }

  @Test
  void anotherTenantsStaffIsNotThere() throws Exception {
    JsonNode other =
        console.api("/api/v1/tenants", console.operator(), "{\"name\":\"Another platform\"}");
    Member stranger = console.member(other.get("secret").stringValue(), "stranger", Role.OPERATOR);
    assertThat(get(stranger, "/staff").body())
        .contains(stranger.pseudonym())
        .doesNotContain(lead.pseudonym());
    String leads = "/staff/" + lead.number();
    assertThat(get(stranger, leads).statusCode()).isEqualTo(404);
    assertThat(post(stranger, leads + "/disable", Map.of()).statusCode()).isEqualTo(404);
    assertThat(post(stranger, leads + "/removal", Map.of("reason", "x")).statusCode())
        .isEqualTo(404);
    assertThat(post(stranger, "/staff/find", Map.of("name", "the lead"))
            .headers()
            .firstValue("Location"))
        .hasValue("/staff?said=nobody");
    Member leaver = console.member("asked about", Role.REVIEWER);
    post(lead, "/staff/" + leaver.number() + "/removal", Map.of("reason", "left"));
    assertThat(get(stranger, "/approvals").body()).doesNotContain(leaver.pseudonym());
    for (int number = 1; number < 10; number++) {
      assertThat(post(stranger, "/approvals/" + number + "/approve", Map.of()).statusCode())
          .isEqualTo(404);
    }
    assertThat(leaver.browser().get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void whatOneIsSparedIsKeptWithoutAReason() throws Exception {
    Member one = console.member("spared", Role.REVIEWER);
    HttpResponse<String> saved = post(one, "/account/opt-outs", Map.of("category", "VIOLENCE"));
    assertThat(saved.statusCode()).isEqualTo(302);
    assertThat(get(one, "/account").body()).contains("value=\"VIOLENCE\" checked");
    post(one, "/account/opt-outs", Map.of());
    assertThat(get(one, "/account").body()).doesNotContain(" checked");
    assertThat(post(one, "/account/opt-outs", Map.of("category", "KITTENS")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aNewPasswordEndsEveryOtherSession() throws Exception {
    Member one = console.member("changes", Role.REVIEWER);
    StaffBrowser thief = console.browser();
    thief.steal(one.browser().cookie());
    assertThat(thief.get("/").statusCode()).isEqualTo(200);
    CodeApp app = CodeApp.ofPage(get(one, "/account/signin").body());
    assertThat(
            post(one, "/account/signin/password", Map.of("password", "short", "code", app.code()))
                .statusCode())
        .isEqualTo(422);
    assertThat(post(
                one,
                "/account/signin/password",
                Map.of("password", "another four quiet words", "code", app.code()))
            .statusCode())
        .isEqualTo(302);
    assertThat(thief.get("/").headers().firstValue("Location")).hasValue("/signin");
    assertThat(one.browser().get("/").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> get(Member as, String path) throws Exception {
    return as.browser().get(path);
  }

  private static HttpResponse<String> post(Member as, String path, Map<String, String> fields)
      throws Exception {
    as.browser().get("/");
    return as.browser().post(path, fields);
  }

  private static String approvalAbout(Member member, String page) {
    int about = page.indexOf("<span>" + member.pseudonym() + "</span>");
    Matcher found = APPROVAL.matcher(page);
    assertThat(about > 0 && found.find(about)).as(page).isTrue();
    return "/approvals/" + found.group(1);
  }

  private static String said(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("?").replaceFirst(".*said=", "");
  }
}
