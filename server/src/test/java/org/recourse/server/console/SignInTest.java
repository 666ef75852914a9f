package org.recourse.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Role;
import org.recourse.server.console.ConsoleUnderTest.Member;
import org.recourse.server.console.signin.CodeApp;
import tools.jackson.databind.JsonNode;

class SignInTest {

  @TempDir
  private static Path folder;

  private static ConsoleUnderTest console;

  @BeforeAll
  static void start() throws Exception {
    console = ConsoleUnderTest.start(folder);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void whoAcceptsAnInvitationIsInAndSeesItsPseudonym() throws Exception {
    Member ann = console.member("Ann@Example.org ", Role.REVIEWER);
    HttpResponse<String> home = ann.browser().get("/");
    assertThat(home.statusCode()).isEqualTo(200);
    assertThat(home.body()).contains(ann.pseudonym()).doesNotContainIgnoringCase("example.org");
  }

  @Test
  void anInvitationLetsInOnce() throws Exception {
    JsonNode invited = console.invite("once", Role.REVIEWER);
    Map<String, String> token = Map.of("token", invited.get("token").stringValue());
    assertThat(invited.get("link").stringValue()).startsWith(console.origin() + "/invitation#rci_");
    StaffBrowser first = console.browser();
    StaffBrowser second = console.browser();
    first.get("/invitation");
    second.get("/invitation");
    assertThat(first.post("/invitation", token).headers().firstValue("Location"))
        .hasValue("/invitation/accept");
    second.post("/invitation", token);
    String page = first.get("/invitation/accept").body();
    String other = second.get("/invitation/accept").body();
    CodeApp app = CodeApp.ofPage(page);
    CodeApp late = CodeApp.ofPage(other);
    assertThat(accept(first, app.code()).headers().firstValue("Location")).hasValue("/");
    assertThat(accept(second, late.code()).headers().firstValue("Location"))
        .hasValue("/invitation");
    StaffBrowser third = console.browser();
    third.get("/invitation");
    assertThat(third.post("/invitation", token).statusCode()).isEqualTo(422);
  }

  private static HttpResponse<String> accept(StaffBrowser browser, String code) throws Exception {
    return browser.post(
        "/invitation/password", Map.of("password", ConsoleUnderTest.PASSWORD, "code", code));
  }

  @Test
  void nameAndPasswordAndCodeTogetherLetInAndTheCodeWorksOnce() throws Exception {
    Member ben = console.member("ben", Role.REVIEWER);
    StaffBrowser browser = console.browser();
    browser.get("/signin");
    String before = browser.cookie();
    String code = ben.app().code();
    assertThat(signIn(browser, " BEN", ConsoleUnderTest.PASSWORD, code).statusCode())
        .isEqualTo(302);
    assertThat(browser.cookie()).isNotEqualTo(before);
    assertThat(browser.get("/").statusCode()).isEqualTo(200);
    StaffBrowser again = console.browser();
    again.get("/signin");
    assertThat(signIn(again, "ben", ConsoleUnderTest.PASSWORD, code).statusCode())
        .isEqualTo(422);
  }

  @Test
  void whateverIsWrongTheAnswerIsTheSame() throws Exception {
    Member cay = console.member("cay", Role.REVIEWER);
    String used = cay.app().usedCode();
    StaffBrowser browser = console.browser();
    browser.get("/signin");
    String unknown = refused(browser, "nobody", ConsoleUnderTest.PASSWORD, "123456");
    assertThat(refused(browser, "cay", "not the password at all", cay.app().code()))
        .isEqualTo(unknown);
    assertThat(refused(browser, "cay", ConsoleUnderTest.PASSWORD, "000000")).isEqualTo(unknown);
    assertThat(refused(browser, "cay", ConsoleUnderTest.PASSWORD, used)).isEqualTo(unknown);
  }

  // All but the token against forged forms, which is masked anew in each page.
  private static String refused(StaffBrowser browser, String name, String password, String code)
      throws Exception {
    HttpResponse<String> answer = signIn(browser, name, password, code);
    assertThat(answer.statusCode()).isEqualTo(422);
    return answer.body().replaceAll("(value|content)=\"[A-Za-z0-9_=-]{40,}\"", "");
  }

  private static HttpResponse<String> signIn(
      StaffBrowser browser, String name, String password, String code) throws Exception {
    return browser.post("/signin", Map.of("name", name, "password", password, "code", code));
  }

  @Test
  void afterAFewAttemptsWithANameThereAreNoMoreWhetherThereIsSomebodyOrNot() throws Exception {
    console.member("hana", Role.REVIEWER);
    for (String name : new String[] {"hana", "there is no hana"}) {
      StaffBrowser browser = console.browser();
      browser.get("/signin");
      for (int attempt = 0; attempt < 5; attempt++) {
        assertThat(signIn(browser, name, "wrong", "000000").statusCode()).isEqualTo(422);
      }
      HttpResponse<String> answer = signIn(browser, name.toUpperCase(Locale.ROOT), "x", "1");
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void whoSignsOutIsOutAndHisTokenIsWorthNothing() throws Exception {
    Member eve = console.member("eve", Role.REVIEWER);
    String token = eve.browser().cookie();
    HttpResponse<String> out = eve.browser().post("/signout", Map.of());
    assertThat(out.headers().firstValue("Clear-Site-Data")).isPresent();
    StaffBrowser thief = console.browser();
    thief.steal(token);
    assertThat(thief.get("/").headers().firstValue("Location")).hasValue("/signin");
  }

  @Test
  void theCookieIsForThisHostAndForNoOtherSiteAndForNoScript() throws Exception {
    HttpResponse<String> page = console.browser().get("/signin");
    assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
        .matches("__Host-session=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Strict");
  }

  @Test
  void everyAnswerTellsTheBrowserToLoadNothingElseAndToKeepNothing() throws Exception {
    for (String path : new String[] {"/signin", "/console.css", "/", "/nothing/here"}) {
      var headers = console.browser().get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none'; ")
          .contains("frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for")
          .doesNotContain("unsafe", "http:", "https:", "*");
      assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
      assertThat(headers.firstValue("Cross-Origin-Embedder-Policy")).hasValue("require-corp");
      assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
      assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
      assertThat(headers.firstValue("Permissions-Policy")).isPresent();
    }
  }

  @Test
  void aFormFromAnotherSiteOrWithoutThePagesTokenIsRefused() throws Exception {
    Member fay = console.member("fay", Role.REVIEWER);
    StaffBrowser browser = fay.browser();
    browser.get("/");
    String form = "_csrf=" + browser.csrf();
    for (String site : new String[] {"cross-site", "same-site", ""}) {
      HttpRequest.Builder forged = browser
          .request("/signout")
          .setHeader("Sec-Fetch-Site", site)
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(form));
      assertThat(browser.send(forged).statusCode()).as(site).isEqualTo(403);
    }
    assertThat(browser.postForm("/signout", "").statusCode()).isEqualTo(403);
    StaffBrowser other = console.browser();
    other.get("/signin");
    assertThat(browser.postForm("/signout", "_csrf=" + other.csrf()).statusCode())
        .isEqualTo(403);
    assertThat(browser.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void anotherSiteMayLinkToAPageAndReadNothing() throws Exception {
    Member gus = console.member("gus", Role.REVIEWER);
    HttpRequest.Builder read =
        gus.browser().request("/").setHeader("Sec-Fetch-Site", "cross-site").GET();
    assertThat(gus.browser().send(read).statusCode()).isEqualTo(403);
  }

  @Test
  void thePagesAreOnNoOtherPort() throws Exception {
    StaffBrowser elsewhere =
        new StaffBrowser("http://localhost:" + console.server().port());
    assertThat(elsewhere.get("/signin").statusCode()).isEqualTo(401);
    assertThat(elsewhere.get("/console/signin").statusCode()).isEqualTo(404);
  }
}
