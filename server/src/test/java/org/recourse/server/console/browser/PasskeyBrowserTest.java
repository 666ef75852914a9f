package org.recourse.server.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Role;
import org.recourse.server.browser.Devtools;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.ConsoleUnderTest.Member;
import tools.jackson.databind.JsonNode;

/// The staff's pages in a real browser, with a device that keeps passkeys.
class PasskeyBrowserTest {

  private static final Path PICTURES = Path.of("target/pictures/console");
  private static final String WHERE = "location.pathname";
  private static final String CLICK = "document.querySelector('%s').click()";
  private static final String REFUSED = """
      new Promise(done => {
        const shown = () => document.getElementById('passkey-refused').hidden || done('refused');
        new MutationObserver(shown).observe(document.body, {attributes: true, subtree: true});
        document.getElementById('passkey').click();
      })""";

  /// What runs, loads or closes something in pages that paste texts together, of each kind one.
  private static final List<String> HOSTILE = List.of(
      "<script>window.hurt = 1</script>",
      "</textarea></title><script>window.hurt = 1</script>",
      "<img src=x onerror=window.hurt=1>",
      "<svg/onload=window.hurt=1>",
      "\"><svg onload=window.hurt=1>",
      "' onmouseover='window.hurt=1' autofocus onfocus='window.hurt=1",
      "<iframe srcdoc=\"<script>parent.hurt=1</script>\">",
      "<a href=javascript:window.hurt=1>here</a>",
      "<base href=//evil.example/>",
      "<meta http-equiv=refresh content=0;url=//evil.example/>",
      "<style>@import '//evil.example/'</style>",
      "<form action=//evil.example/><button>Go on</button></form>",
      "[[${T(java.lang.Runtime).getRuntime()}]] [(${7*7})] __${7*7}__ #{7*7} *{7*7} @{//evil}",
      "{{7*7}} ${7*7} <%= 7*7 %> #{7*7}",
      "&lt;b&gt; &amp; &#x3c;script&#x3e;",
      "\u202egnp.exe\u202c \u200b\ufeff \ud83d\udc68\u200d\ud83d\udc69",
      "undefined null NaN 0 true -1e400 \\ \\u003cscript\\u003e",
      "=HYPERLINK(\"//evil.example\") +1 -1 @SUM(1)",
      "%00%3Cscript%3E ../../etc/passwd",
      "\uff1cscript\uff1e \u00abquote\u00bb 田中さん 비밀");

  @TempDir
  private static Path folder;

  private static ConsoleUnderTest console;
  private static Member lead;

  @BeforeAll
  static void start() throws Exception {
    console = ConsoleUnderTest.start(folder);
    lead = console.member("the lead", Role.LEAD);
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void somebodyComesInWithAPasskeySignsOutAndInAgainAndShowsAgainThatItIsHe() throws Exception {
    JsonNode invited = console.invite("by passkey", Role.REVIEWER);
    String pseudonym = invited.get("member").get("pseudonym").stringValue();
    try (Devtools browser = new Devtools()) {
      browser.addAuthenticator();
      accept(browser, invited);
      assertThat(browser.run(WHERE)).isEqualTo("/");
      assertThat(browser.run("document.body.innerText")).contains(pseudonym);
      browser.go(CLICK.formatted(".me button"));
      assertThat(browser.run(WHERE)).isEqualTo("/signin");
      browser.go(CLICK.formatted("#passkey"));
      assertThat(browser.run(WHERE)).isEqualTo("/");
      browser.open(console.origin() + "/again?next=/account");
      browser.go(CLICK.formatted("#passkey"));
      assertThat(browser.run(WHERE)).isEqualTo("/account");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void theBrowserKeepsTheCookieOnHttpAtLocalhostAndShowsItToNoScript() throws Exception {
    try (Devtools browser = new Devtools()) {
      browser.open(console.origin() + "/signin");
      JsonNode cookies = browser.call("Network.getCookies", Map.of()).get("cookies");
      assertThat(cookies.size()).isEqualTo(1);
      JsonNode cookie = cookies.get(0);
      assertThat(cookie.get("name").stringValue()).isEqualTo("__Host-session");
      assertThat(cookie.get("httpOnly").booleanValue()).isTrue();
      assertThat(cookie.get("secure").booleanValue()).isTrue();
      assertThat(cookie.get("sameSite").stringValue()).isEqualTo("Strict");
      assertThat(browser.run("document.cookie")).isEmpty();
    }
  }

  @Test
  void aPasskeyOfWhoWasDisabledAndAnUnknownPasskeyAreRefusedAlike() throws Exception {
    JsonNode invited = console.invite("disabled later", Role.REVIEWER);
    long number = invited.get("member").get("number").longValue();
    try (Devtools browser = new Devtools()) {
      browser.addAuthenticator();
      accept(browser, invited);
      browser.go(CLICK.formatted(".me button"));
      lead.browser().post("/staff/" + number + "/disable", Map.of());
      assertThat(browser.run(REFUSED)).isEqualTo("refused");
      lead.browser().post("/staff/" + number + "/removal", Map.of("reason", "left"));
      assertThat(browser.run(WHERE)).isEqualTo("/signin");
    }
  }

  @Test
  void whatWasSignedForAnotherChallengeIsRefused() throws Exception {
    JsonNode invited = console.invite("challenged", Role.REVIEWER);
    try (Devtools browser = new Devtools()) {
      browser.addAuthenticator();
      accept(browser, invited);
      browser.go(CLICK.formatted(".me button"));
      String status = browser.run("""
          (async () => {
            const post = (path, body) => fetch(path, {
              method: 'POST',
              headers: {
                'Content-Type': 'application/json',
                'X-CSRF-TOKEN': document.querySelector('meta[name=csrf]').content,
              },
              body: JSON.stringify(body),
            });
            const options = await (await post('/signin/passkey/options', {})).json();
            const used = await navigator.credentials.get({
              publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
            });
            const credential = used.toJSON();
            await post('/signin/passkey/options', {});
            const other = (await post('/signin/passkey', {credential})).status;
            const again = (await post('/signin/passkey', {credential})).status;
            const junk = (await post('/signin/passkey', {credential: {id: 1}})).status;
            return other + ' ' + again + ' ' + junk;
          })()""");
      assertThat(status).isEqualTo("422 422 422");
    }
  }

  @Test
  void aDeviceThatDoesNotAskItsUserDoesNotLetHimIn() throws Exception {
    JsonNode invited = console.invite("unverified", Role.REVIEWER);
    try (Devtools browser = new Devtools()) {
      String device = browser.addAuthenticator();
      accept(browser, invited);
      browser.go(CLICK.formatted(".me button"));
      browser.call(
          "WebAuthn.setUserVerified", Map.of("authenticatorId", device, "isUserVerified", false));
      assertThat(browser.run(REFUSED)).isEqualTo("refused");
    }
  }

  @Test
  void aPasskeyIsAddedAndRemovedAndTheLastOneStays() throws Exception {
    JsonNode invited = console.invite("two keys", Role.REVIEWER);
    try (Devtools browser = new Devtools()) {
      String device = browser.addAuthenticator();
      accept(browser, invited);
      // A device makes one passkey for each member: the second comes from another device.
      browser.call("WebAuthn.removeVirtualAuthenticator", Map.of("authenticatorId", device));
      browser.addAuthenticator();
      browser.open(console.origin() + "/account/signin");
      browser.run("document.getElementById('passkey-label').value = '<i>key</i> ring'");
      browser.go(CLICK.formatted("#new-passkey"));
      assertThat(browser.run("document.querySelectorAll('.row').length + ''")).isEqualTo("2");
      assertThat(browser.run("document.querySelectorAll('.row strong')[1].textContent"))
          .isEqualTo("<i>key</i> ring");
      browser.go(CLICK.formatted(".row button"));
      assertThat(browser.run("document.querySelectorAll('.row').length + ''")).isEqualTo("1");
      browser.go(CLICK.formatted(".row button"));
      assertThat(browser.run("document.querySelectorAll('.row').length + ''")).isEqualTo("1");
      assertThat(browser.run("document.querySelector('[role=alert]').textContent"))
          .isNotBlank();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void whateverSomebodyTypesIsShownAsText() throws Exception {
    Member leaver = console.member("hostile texts", Role.REVIEWER);
    lead.browser().get("/staff");
    for (String text : HOSTILE) {
      lead.browser().post("/staff/" + leaver.number() + "/removal", Map.of("reason", text));
    }
    try (Devtools browser = new Devtools()) {
      lead.browser().handTo(browser);
      browser.open(console.origin() + "/approvals");
      String shown = browser.run("document.getElementById('main').textContent");
      for (String text : HOSTILE) {
        assertThat(shown).contains(text.strip());
      }
      assertThat(browser.run("window.hurt + ''")).isEqualTo("undefined");
      assertThat(browser.run(
              "document.querySelectorAll('main :is(script, img, svg, iframe)')" + ".length + ''"))
          .isEqualTo("0");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void everyPageFitsADeskAndATelephoneAndLoadsNothingThatIsForbidden() throws Exception {
    Member waiting = console.member("somebody who leaves", Role.REVIEWER);
    lead.browser().get("/staff");
    lead.browser()
        .post("/staff/" + waiting.number() + "/removal", Map.of("reason", "left the team"));
    try (Devtools browser = new Devtools()) {
      show(browser, "signin", "/signin");
      show(browser, "invitation", "/invitation");
      lead.browser().handTo(browser);
      show(browser, "home", "/");
      show(browser, "account", "/account");
      show(browser, "account-signin", "/account/signin");
      show(browser, "again", "/again?next=/staff");
      show(browser, "staff", "/staff");
      show(browser, "member", "/staff/" + waiting.number());
      show(browser, "approvals", "/approvals");
      show(browser, "problem", "/nothing/here");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static void show(Devtools browser, String name, String path) throws Exception {
    browser.open(console.origin() + path);
    for (int width : new int[] {1280, 390}) {
      Files.write(PICTURES.resolve(name + "-" + width + ".png"), browser.picture(width));
      assertThat(browser.run("document.documentElement.scrollWidth + ''"))
          .as("%s at %d", name, width)
          .satisfies(wide -> assertThat(Integer.parseInt(wide)).isLessThanOrEqualTo(width));
    }
  }

  private static void accept(Devtools browser, JsonNode invited) throws Exception {
    browser.open(invited.get("link").stringValue());
    assertThat(browser.run("location.hash + history.length")).doesNotContain("rci_");
    assertThat(browser.run("document.getElementById('token').value")).startsWith("rci_");
    browser.go(CLICK.formatted("form button"));
    assertThat(browser.run(WHERE)).isEqualTo("/invitation/accept");
    browser.go(CLICK.formatted("#new-passkey"));
  }
}
