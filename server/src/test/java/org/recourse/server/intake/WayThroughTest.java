package org.recourse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.server.intake.Visitor.Kept;

/// The way through the pages as a browser without script goes it.
class WayThroughTest {

  private static final String PDQ =
      "f8f8f0cce0f4e84d0e370a22028f67f0b36e2ed596621e1d33e6b39c4e9c9b22";
  private static final String SIGNALS = "[[\"pdq:" + PDQ + "\",\"sha256:" + PDQ + "\"]]";

  @TempDir
  private static Path folder;

  private static IntakeUnderTest intake;

  @BeforeAll
  static void start() throws Exception {
    intake = IntakeUnderTest.start(folder);
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-Hans", "zh-Hant", "ko"})
  void aReportGoesAllTheWayWithoutScriptAndIsReadAgain(String language) throws Exception {
    Visitor she = intake.visitor(language);
    assertThat(she.walk(IntakeUnderTest.report()))
        .containsExactly(
            "SAFE", "AGE", "WHO", "WHAT", "WHERE", "KIND", "TOLD", "DECLARE", "SIGN", "CONSENT",
            "CHECK", "CODE");
    she.press("/open", "open", Map.of());
    Kept kept = she.kept();
    assertThat(kept.words().split(" ", -1)).hasSize(8);
    assertThat(she.body()).contains("lang=\"" + language + "\"");
    HttpResponse<String> page = intake.visitor(language).enter(kept);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(kept.number(), "https://pictures.example/item/17", "I never agreed to this.")
        .doesNotContain(kept.words().split(" ", -1)[0] + "</li>");
  }

  @Test
  void sheIsToldUntilWhenItMustBeAnsweredAndThatNothingIsMissing() throws Exception {
    Visitor she = intake.visitor("en");
    Kept kept = she.open(IntakeUnderTest.report());
    assertThat(she.body())
        .containsPattern("must be answered by \\d{1,2} \\w+ 20\\d\\d, \\d\\d:\\d\\d UTC");
    she.enter(kept);
    assertThat(she.body())
        .contains("Your report reached Example Pictures.")
        .doesNotContain("The laws ask for these");
  }

  @Test
  void whatIsMissingIsNamedBeforeSheSendsAndCanBeAddedLater() throws Exception {
    Map<String, String> answers = new HashMap<>(IntakeUnderTest.report());
    answers.keySet().removeAll(List.of("d3", "reach", "signed"));
    Visitor she = intake.visitor("en");
    Kept kept = she.open(answers);
    she.enter(kept);
    assertThat(she.body())
        .contains("The laws ask for these", "A signature; your typed name counts")
        .contains("Where you can be reached", "The sentence that you report in good faith");
    String due = due(she.body());
    String notice = she.body().replaceAll("(?s).*Report ([0-9A-Z-]{17}).*", "$1");
    she.act("missing", Map.of("which", notice));
    assertThat(she.body()).contains("name=\"signed\"", "name=\"reach\"", "name=\"d3\"");
    she.act(
        "missing-add",
        Map.of("which", notice, "signed", "S.", "reach", "s@example.org", "d3", "yes"));
    assertThat(she.body())
        .contains("It was added to the report.")
        .doesNotContain("The laws ask for these");
    assertThat(due(she.body())).isEqualTo(due);
  }

  private static String due(String body) {
    return body.replaceAll("(?s).*must be answered by ([^.]*)\\..*", "$1");
  }

  @Test
  void whoeverWasOrMayHaveBeenAChildIsOnTheSeparateRouteAndNoFingerprintIsTaken() throws Exception {
    for (String age : List.of("UNDER_18", "UNSURE")) {
      Map<String, String> answers = new HashMap<>(IntakeUnderTest.report());
      answers.put("age", age);
      Visitor she = intake.visitor("en");
      assertThat(she.walk(answers))
          .containsExactly(
              "SAFE", "AGE", "MINOR", "WHO", "WHERE", "TOLD", "CONSENT", "CHECK", "CODE");
      Map<String, String> forged =
          Map.of("c3", "yes", "c4", "yes", "what", "PROTECT", "called", "A child's name");
      she.press("/open", "open", forged);
      Kept kept = she.kept();
      she.enter(kept);
      assertThat(she.body())
          .contains("must be answered by")
          .doesNotContain("type=\"file\"", "Choose pictures", "The laws ask for these");
      String verdict = intake.verdict(PDQ);
      she.act("pictures", Map.of());
      assertThat(she.body()).doesNotContain("type=\"file\"");
      she.act("give", Map.of("which", "MATCH_UPLOADS"));
      HttpResponse<String> refused = she.act("pictures-add", Map.of("signals", SIGNALS));
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(intake.verdict(PDQ)).isEqualTo(verdict);
    }
  }

  @Test
  void theWayOfAChildShowsWhoHelps() throws Exception {
    Visitor she = intake.visitor("ko");
    she.post("/ko/step", Map.of("at", "AGE", "go", "next", "safe", "yes", "age", "UNSURE"));
    assertThat(she.screen()).isEqualTo("MINOR");
    assertThat(she.body())
        .contains("takeitdown.ncmec.org", "Report Remove", "Internet Watch Foundation")
        .contains("d4u.stop.or.kr", ">113<", ">110<", "2026-09-30");
  }

  @Test
  void fingerprintsGoIntoTheBankAndAWithdrawalTakesThemOutAgain() throws Exception {
    Visitor she = intake.visitor("en");
    Map<String, String> answers = Map.of(
        "safe", "unsure", "age", "ADULT", "who", "SELF", "what", "PROTECT", "c1", "yes", "c3",
        "yes");
    Kept kept = she.open(answers);
    assertThat(she.body()).contains("Choose pictures");
    String pdq = PDQ.replace('f', '1');
    assertThat(intake.verdict(pdq)).isEqualTo("NONE");
    she.enter(kept);
    she.act("pictures", Map.of());
    assertThat(she.body()).contains("type=\"file\"");
    HttpResponse<String> added =
        she.act("pictures-add", Map.of("signals", "[[\"pdq:" + pdq + "\"]]"));
    assertThat(added.statusCode()).isEqualTo(200);
    assertThat(added.body()).contains("Fingerprints kept: 1.").doesNotContain(pdq);
    assertThat(intake.verdict(pdq)).isEqualTo("REVIEW");
    she.act("take", Map.of("which", "MATCH_UPLOADS"));
    assertThat(she.body()).contains("You took it back.");
    assertThat(intake.verdict(pdq)).isEqualTo("NONE");
    she.act("give", Map.of("which", "MATCH_UPLOADS"));
    assertThat(intake.verdict(pdq)).isEqualTo("REVIEW");
    she.act("delete", Map.of());
    assertThat(intake.verdict(pdq)).isEqualTo("REVIEW");
    she.act("delete-now", Map.of());
    assertThat(she.body()).contains("Everything is deleted");
    assertThat(intake.verdict(pdq)).isEqualTo("NONE");
    assertThat(she.enter(kept).statusCode()).isEqualTo(422);
  }

  @Test
  void whatAScriptOfOursWouldNotSendIsRefused() throws Exception {
    Visitor she = intake.visitor("en");
    Map<String, String> answers =
        Map.of("safe", "yes", "age", "ADULT", "what", "PROTECT", "c1", "yes", "c3", "yes");
    Kept kept = she.open(answers);
    she.enter(kept);
    for (String signals : List.of(
        "",
        "{}",
        "[]",
        "[[]]",
        "[null]",
        "[[null]]",
        "[[\"pdq\"]]",
        "[[\"pdq:zz\"]]",
        "[[\"photo:00\"]]",
        "[[\"pdq:" + PDQ + "\"]",
        "[[[\"pdq:" + PDQ + "\"]]]")) {
      HttpResponse<String> answer = she.act("pictures-add", Map.of("signals", signals));
      assertThat(answer.statusCode()).as(signals).isEqualTo(422);
    }
  }

  @Test
  void aQuestionCanBeSkippedAndAGateCannot() throws Exception {
    Visitor she = intake.visitor("en");
    she.get("/en");
    she.post("/en/step", Map.of());
    assertThat(she.press("/step", "next", Map.of()).statusCode()).isEqualTo(422);
    assertThat(she.screen()).isEqualTo("SAFE");
    she.press("/step", "next", Map.of("safe", "no"));
    assertThat(she.screen()).isEqualTo("CAREFUL");
    she.press("/step", "next", Map.of());
    assertThat(she.press("/step", "skip", Map.of()).statusCode()).isEqualTo(200);
    assertThat(she.screen()).isEqualTo("AGE");
    she.press("/step", "next", Map.of("age", "ADULT"));
    she.press("/step", "skip", Map.of("who", "SELF"));
    assertThat(she.screen()).isEqualTo("WHAT");
    assertThat(she.hidden()).doesNotContainKey("who");
  }

  @Test
  void nobodyComesAroundAGateByWritingAFormHimself() throws Exception {
    Visitor she = intake.visitor("en");
    she.post("/en/step", Map.of("at", "CONSENT", "go", "next", "what", "REPORT", "c1", "yes"));
    assertThat(she.screen()).isEqualTo("SAFE");
    HttpResponse<String> opened =
        she.post("/en/open", Map.of("safe", "yes", "what", "REPORT", "c1", "yes"));
    assertThat(opened.statusCode()).isEqualTo(422);
    assertThat(she.screen()).isEqualTo("AGE");
    she.post("/en/open", Map.of("safe", "yes", "age", "ADULT", "what", "REPORT"));
    assertThat(she.screen()).isEqualTo("CONSENT");
  }

  @Test
  void aFormThatCannotBeTakenKeepsWhatWasTypedAndSaysWhatIsMissingInHerLanguage() throws Exception {
    Visitor she = intake.visitor("zh-Hans");
    String typed = "很长的话".repeat(1_100);
    Map<String, String> form = new HashMap<>(IntakeUnderTest.report());
    form.putAll(Map.of("at", "TOLD", "go", "next", "told", typed));
    HttpResponse<String> answer = she.post("/zh-Hans/step", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(typed, "这里最多可写 4000 个字符");
    form.putAll(Map.of("at", "WHERE", "told", "x", "where", "a\n".repeat(51)));
    answer = she.post("/zh-Hans/step", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("这里最多可写 50 行", "a\na\n");
  }

  @Test
  void changingTheLanguageOnTheWayLosesNothing() throws Exception {
    Visitor she = intake.visitor("en");
    she.walk(IntakeUnderTest.report());
    Map<String, String> before = she.hidden();
    Map<String, String> form = new HashMap<>(before);
    form.put("go", "stay");
    she.post("/ko/step", form);
    assertThat(she.body()).contains("lang=\"ko\"", "여덟 단어");
    // What makes the last form open one case is another on each page.
    Map<String, String> after = new HashMap<>(she.hidden());
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.put("once", before.getOrDefault("once", ""));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void withoutHerConsentNobodyIsToldAndWithItLaterAllOfItIs() throws Exception {
    Map<String, String> answers = new HashMap<>(IntakeUnderTest.report());
    answers.remove("c2");
    Visitor she = intake.visitor("en");
    Kept kept = she.open(answers);
    she.enter(kept);
    assertThat(she.body()).doesNotContain("must be answered by");
    she.act("more-add", Map.of("where", "https://pictures.example/item/99"));
    assertThat(she.body()).contains("item/99").doesNotContain("must be answered by");
    she.act("give", Map.of("which", "READ_REPORT"));
    assertThat(she.body().split("Your report reached", -1)).hasSize(3);
    she.act("take", Map.of("which", "READ_REPORT"));
    assertThat(she.body()).contains("You took it back.");
    assertThat(she.body().split("It was received\\.", -1)).hasSize(1);
  }

  @Test
  void whoProtectsPicturesCanReportOneThatTurnsUp() throws Exception {
    Visitor she = intake.visitor("en");
    Kept kept = she.open(Map.of(
        "safe", "yes", "age", "ADULT", "who", "SELF", "what", "PROTECT", "c1", "yes", "c3", "yes"));
    she.enter(kept);
    she.act("give", Map.of("which", "READ_REPORT"));
    assertThat(she.body()).doesNotContain("must be answered by");
    she.act("more-add", Map.of("where", "https://pictures.example/item/5"));
    assertThat(she.body()).contains("it was reported", "must be answered by", "item/5");
  }

  @Test
  void herFileHasAllOfItAndNeitherWordsNorKey() throws Exception {
    Visitor she = intake.visitor("en");
    Kept kept = she.open(IntakeUnderTest.report());
    she.enter(kept);
    String key = she.hidden().getOrDefault("key", "");
    HttpResponse<String> file = she.post("/en/file", Map.of("number", kept.number(), "key", key));
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .matches("attachment; filename=\"notes-20\\d\\d-\\d\\d\\.json\"");
    assertThat(file.body())
        .contains("https://pictures.example/item/17", "NOTICE_RECEIVED", kept.number())
        .doesNotContain(key)
        .doesNotContain(kept.words().split(" ", -1)[0]);
  }

  @Test
  void withAKeyMadeInTheBrowserTheWordsAreNeverSentAndNeverShown() throws Exception {
    Visitor she = intake.visitor("en");
    she.walk(IntakeUnderTest.report());
    String key = "5f".repeat(32);
    she.press("/open", "open", Map.of("key", key));
    Kept kept = she.kept();
    assertThat(kept.words()).isEmpty();
    HttpResponse<String> page = intake
        .visitor("en")
        .post("/en/page", Map.of("number", kept.number(), "key", key, "go", "show"));
    assertThat(page.statusCode()).isEqualTo(200);
  }

  @Test
  void aSlipInAWordIsPutRightAndShownToHer() throws Exception {
    Visitor she = intake.visitor("en");
    Kept kept = she.open(IntakeUnderTest.report());
    String first = kept.words().split(" ", -1)[0];
    String slipped = kept.words().replaceFirst(first, first.substring(0, first.length() - 1));
    HttpResponse<String> page = intake
        .visitor("en")
        .enter(new Kept(kept.number().toLowerCase(java.util.Locale.ROOT), slipped));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("We read these words", first);
  }
}
