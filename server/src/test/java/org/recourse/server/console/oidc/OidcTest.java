package org.recourse.server.console.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Role;
import org.recourse.server.console.ConsoleSettings;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.ConsoleUnderTest.Member;
import org.recourse.server.console.StaffBrowser;
import org.recourse.server.network.Network;
import tools.jackson.databind.JsonNode;

/// Staff who sign in through another organisation's service.
class OidcTest {

  @TempDir
  private static Path folder;

  private static Elsewhere there;
  private static ConsoleUnderTest console;

  @BeforeAll
  static void start() throws Exception {
    there = Elsewhere.start();
    OidcSettings settings = new OidcSettings(
        there.issuer(), Elsewhere.CLIENT, Elsewhere.SECRET, List.of(Network.parse("127.0.0.0/8")));
    console = ConsoleUnderTest.start(
        folder,
        all -> all.reviewing(new ConsoleSettings(0, Optional.empty(), Optional.of(settings))));
  }

  @AfterAll
  static void stop() {
    console.close();
    there.close();
  }

  @AfterEach
  void mintWell() {
    there.mintWell();
  }

  private static String address(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static HttpResponse<String> goes(StaffBrowser browser, String from, String subject)
      throws Exception {
    return browser.comeBack(there.visit(address(browser.get(from)), subject));
  }

  private static Member linked(String name, String subject) throws Exception {
    Member member = console.member(name, Role.REVIEWER);
    HttpResponse<String> back = goes(member.browser(), "/oidc/link", subject);
    assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
    return member;
  }

  private static boolean isIn(StaffBrowser browser) throws Exception {
    return browser.get("/").statusCode() == 200;
  }

  @Test
  void whoLinkedHimselfIsInAndTheOtherServiceLearnsNothingOfHim() throws Exception {
    Member ann = linked("ann", "subject-ann");
    StaffBrowser browser = console.browser();
    assertThat(browser.get("/signin").body()).contains("/oidc/signin");
    String address = address(browser.get("/oidc/signin"));
    assertThat(address).startsWith(there.issuer() + "/authorize?tenant=1&");
    assertThat(Elsewhere.fields(URI.create(address).getRawQuery()))
        .containsEntry("scope", "openid")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", console.origin() + "/oidc/back");
    HttpResponse<String> back = browser.comeBack(there.visit(address, "subject-ann"));
    assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
    assertThat(back.headers().firstValue("Refresh")).hasValue("0;url=/");
    assertThat(back.body()).doesNotContain("subject-ann", "example.org");
    assertThat(browser.get("/").body()).contains(ann.pseudonym());
  }

  @Test
  void subjectThatNobodyLinkedIsNotLetInWhateverAddressItHas() throws Exception {
    console.member("ann@example.org", Role.REVIEWER);
    StaffBrowser browser = console.browser();
    assertThat(goes(browser, "/oidc/signin", "subject-unknown").statusCode()).isEqualTo(422);
    assertThat(isIn(browser)).isFalse();
  }

  @Test
  void subjectIsLinkedWithOnePersonAlone() throws Exception {
    linked("bea", "subject-bea");
    Member other = console.member("bob", Role.REVIEWER);
    assertThat(goes(other.browser(), "/oidc/link", "subject-bea").statusCode()).isEqualTo(422);
    StaffBrowser browser = console.browser();
    goes(browser, "/oidc/signin", "subject-bea");
    assertThat(browser.get("/").body()).doesNotContain(other.pseudonym());
  }

  @Test
  void whoIsDisabledIsNotLetIn() throws Exception {
    Member cid = linked("cid", "subject-cid");
    StaffBrowser operator = console.member("an operator", Role.OPERATOR).browser();
    operator.get("/staff/" + cid.number());
    HttpResponse<String> done = operator.post("/staff/" + cid.number() + "/disable", Map.of());
    assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
    StaffBrowser browser = console.browser();
    assertThat(goes(browser, "/oidc/signin", "subject-cid").statusCode()).isEqualTo(422);
    assertThat(isIn(browser)).isFalse();
  }

  @Test
  void tokenThatIsNotForUsNotOfNowOrNotAnAnswerIsRefused() throws Exception {
    linked("dan", "subject-dan");
    List<UnaryOperator<JWTClaimsSet.Builder>> wrong = List.of(
        claims -> claims.issuer("https://elsewhere.example"),
        claims -> claims.issuer(null),
        claims -> claims.audience("another client"),
        claims -> claims.audience(List.of(Elsewhere.CLIENT, "another client")),
        claims -> claims.claim("azp", "another client"),
        claims -> claims.audience((String) null),
        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(90))),
        claims -> claims.expirationTime(null),
        claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(3_600))),
        claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(600))),
        claims -> claims.issueTime(null),
        claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(600))),
        claims -> claims.claim("nonce", "another"),
        claims -> claims.claim("nonce", null),
        claims -> claims.claim("nonce", 7),
        claims -> claims.subject(null),
        claims -> claims.subject(""),
        claims -> claims.subject("x".repeat(300)));
    for (int i = 0; i < wrong.size(); i++) {
      there.mintOf(wrong.get(i));
      StaffBrowser browser = console.browser();
      assertThat(goes(browser, "/oidc/signin", "subject-dan").statusCode())
          .as("claims %d", i)
          .isEqualTo(422);
      assertThat(isIn(browser)).isFalse();
    }
    there.mintWell();
    StaffBrowser browser = console.browser();
    assertThat(goes(browser, "/oidc/signin", "subject-dan").statusCode()).isEqualTo(200);
    assertThat(isIn(browser)).isTrue();
  }

  @Test
  void tokenWithoutASignatureOrWithOneOfSomebodyElseIsRefused() throws Exception {
    linked("eve", "subject-eve");
    List<Elsewhere.Minting> wrong = List.of(
        (claims, key) -> Elsewhere.unsigned(claims),
        (claims, key) -> Elsewhere.signedWithTheSecret(claims),
        (claims, key) ->
            Elsewhere.signed(claims, new RSAKeyGenerator(2048).keyID("one").generate()),
        (claims, key) -> Elsewhere.signed(claims, key).replaceFirst("\\.[^.]+$", "."),
        (claims, key) -> "no token",
        (claims, key) -> "");
    for (int i = 0; i < wrong.size(); i++) {
      there.mint(wrong.get(i));
      StaffBrowser browser = console.browser();
      assertThat(goes(browser, "/oidc/signin", "subject-eve").statusCode())
          .as("signature %d", i)
          .isEqualTo(422);
      assertThat(isIn(browser)).isFalse();
    }
  }

  @Test
  void stateAndCodeAreGoodOnceAndInTheBrowserThatBegan() throws Exception {
    linked("flo", "subject-flo");
    StaffBrowser browser = console.browser();
    String path = there.visit(address(browser.get("/oidc/signin")), "subject-flo");
    StaffBrowser thief = console.browser();
    assertThat(thief.comeBack(path).statusCode()).isEqualTo(422);
    assertThat(isIn(thief)).isFalse();
    // Whoever tried it ended it.
    assertThat(browser.comeBack(path).statusCode()).isEqualTo(422);
    String other = there.visit(address(browser.get("/oidc/signin")), "subject-flo");
    assertThat(browser.comeBack(other).statusCode()).isEqualTo(200);
    StaffBrowser again = console.browser();
    assertThat(again.comeBack(other).statusCode()).isEqualTo(422);
    assertThat(again.comeBack("/oidc/back").statusCode()).isEqualTo(422);
    assertThat(again.comeBack("/oidc/back?error=access_denied&state=x").statusCode())
        .isEqualTo(422);
  }

  @Test
  void codeOfAnotherSignInAndAnswerOfAnotherServiceAreRefused() throws Exception {
    linked("gus", "subject-gus");
    StaffBrowser one = console.browser();
    StaffBrowser two = console.browser();
    String mine = there.visit(address(one.get("/oidc/signin")), "subject-gus");
    String other = there.visit(address(two.get("/oidc/signin")), "subject-gus");
    // The verifier and the nonce are those of the sign-in that was begun.
    String mixed = mine.replaceFirst("code=.*", "") + other.replaceFirst(".*&(?=code)", "");
    assertThat(one.comeBack(mixed).statusCode()).isEqualTo(422);
    assertThat(two.comeBack(other + "&iss=https%3A%2F%2Felsewhere.example").statusCode())
        .isEqualTo(422);
    assertThat(isIn(one) || isIn(two)).isFalse();
  }

  @Test
  void invitationIsAcceptedWithAnAccountThereOnce() throws Exception {
    JsonNode invited = console.invite("hal", Role.REVIEWER);
    StaffBrowser browser = console.browser();
    assertThat(address(browser.get("/oidc/invitation"))).isEqualTo("/invitation");
    browser.get("/invitation");
    browser.post("/invitation", Map.of("token", invited.get("token").stringValue()));
    assertThat(goes(browser, "/oidc/invitation", "subject-hal").statusCode()).isEqualTo(200);
    assertThat(browser.get("/").body())
        .contains(invited.get("member").get("pseudonym").stringValue());
    StaffBrowser next = console.browser();
    assertThat(goes(next, "/oidc/signin", "subject-hal").statusCode()).isEqualTo(200);
    assertThat(isIn(next)).isTrue();
  }

  @Test
  void invitationIsNotUsedUpByAnAccountThatIsSomebodyElses() throws Exception {
    linked("ida", "subject-ida");
    JsonNode invited = console.invite("ivo", Role.REVIEWER);
    StaffBrowser browser = console.browser();
    browser.get("/invitation");
    browser.post("/invitation", Map.of("token", invited.get("token").stringValue()));
    assertThat(goes(browser, "/oidc/invitation", "subject-ida").statusCode()).isEqualTo(422);
    assertThat(goes(browser, "/oidc/invitation", "subject-ivo").statusCode()).isEqualTo(200);
  }

  @Test
  void showingItOnceMoreAsksForAFreshProofOfTheSamePerson() throws Exception {
    Member jan = linked("jan", "subject-jan");
    linked("kim", "subject-kim");
    String address = address(jan.browser().get("/oidc/again?next=/account/signin"));
    assertThat(Elsewhere.fields(URI.create(address).getRawQuery()))
        .containsEntry("max_age", "0")
        .containsEntry("prompt", "login");
    HttpResponse<String> back = jan.browser().comeBack(there.visit(address, "subject-jan"));
    assertThat(back.headers().firstValue("Refresh")).hasValue("0;url=/account/signin");
    assertThat(goes(jan.browser(), "/oidc/again", "subject-kim").statusCode()).isEqualTo(422);
    there.mintOf(
        claims -> claims.claim("auth_time", Instant.now().minusSeconds(600).getEpochSecond()));
    assertThat(goes(jan.browser(), "/oidc/again", "subject-jan").statusCode()).isEqualTo(422);
    there.mintOf(claims -> claims.claim("auth_time", null));
    assertThat(goes(jan.browser(), "/oidc/again", "subject-jan").statusCode()).isEqualTo(422);
    assertThat(goes(jan.browser(), "/oidc/link", "subject-jan").statusCode()).isEqualTo(422);
  }

  @Test
  void linkEndsWhenHeSaysSo() throws Exception {
    Member lea = linked("lea", "subject-lea");
    assertThat(lea.browser().get("/account/signin").body()).contains("is linked with");
    lea.browser().post("/oidc/unlink", Map.of());
    assertThat(goes(console.browser(), "/oidc/signin", "subject-lea").statusCode())
        .isEqualTo(422);
  }

  @Test
  void serviceThatCallsItselfOtherwiseIsNotAsked() throws Exception {
    try (Elsewhere liar = Elsewhere.start()) {
      liar.callItself("https://elsewhere.example");
      OidcSettings settings = new OidcSettings(
          liar.issuer(), Elsewhere.CLIENT, Elsewhere.SECRET, List.of(Network.parse("127.0.0.0/8")));
      Path own = java.nio.file.Files.createDirectory(folder.resolve("liar"));
      try (ConsoleUnderTest misled = ConsoleUnderTest.start(
          own,
          all -> all.reviewing(new ConsoleSettings(0, Optional.empty(), Optional.of(settings))))) {
        assertThat(misled.browser().get("/oidc/signin").statusCode()).isEqualTo(422);
      }
    }
  }

  @Test
  void serviceInAClosedNetworkIsNotReachedUnlessTheOperatorNamesIt() throws Exception {
    OidcSettings settings =
        new OidcSettings(there.issuer(), Elsewhere.CLIENT, Elsewhere.SECRET, List.of());
    Path own = java.nio.file.Files.createDirectory(folder.resolve("closed"));
    try (ConsoleUnderTest closed = ConsoleUnderTest.start(
        own,
        all -> all.reviewing(new ConsoleSettings(0, Optional.empty(), Optional.of(settings))))) {
      assertThat(closed.browser().get("/oidc/signin").statusCode()).isEqualTo(422);
    }
  }

  @Test
  void issuerThatIsNotEncryptedOrASecretThatIsShortIsRefused() {
    for (String issuer : List.of("http://id.example", "https://id.example/?a=b", "ftp://x", "x")) {
      assertThatIllegalArgumentException()
          .as(issuer)
          .isThrownBy(() ->
              new OidcSettings(URI.create(issuer), Elsewhere.CLIENT, Elsewhere.SECRET, List.of()));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OidcSettings(
            URI.create("https://id.example"), Elsewhere.CLIENT, "short", List.of()));
  }
}
