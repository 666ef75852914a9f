package org.recourse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.server.intake.Visitor.Kept;
import org.recourse.server.limits.Puzzle;

/// While very many come, who works a little is let in, and nobody loses what she typed.
class WorkAskedTest {

  // As if a flood had taken all that is let in unasked.
  private static final Map<String, String> FLOODED = Map.of(
      "recourse.limits.cases-all.size", "1",
      "recourse.limits.cases-all.refill", "0.0001",
      "recourse.limits.case-tries-all.size", "1",
      "recourse.limits.case-tries-all.refill", "0.0001",
      "recourse.limits.cases-worked.size", "50",
      "recourse.limits.cases-worked.refill", "5");

  private static final int FLOOD = 400;
  private static final int HONEST = 20;

  @TempDir
  private static Path folder;

  private static IntakeUnderTest intake;

  @BeforeAll
  static void start() throws Exception {
    FLOODED.forEach(System::setProperty);
    try {
      intake = IntakeUnderTest.start(folder);
    } finally {
      FLOODED.keySet().forEach(System::clearProperty);
    }
    post("/en/open", IntakeUnderTest.report());
    post("/en/page", Map.of("number", "0000-0000-00", "key", "00".repeat(32)));
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  private static Visitor post(String path, Map<String, String> fields) throws Exception {
    Visitor visitor = intake.visitor("en");
    visitor.post(path, fields);
    return visitor;
  }

  private static Map<String, String> solved(Map<String, String> hidden) {
    Map<String, String> solved = new HashMap<>(hidden);
    String text = hidden.getOrDefault("puzzle", "");
    int bits = Integer.parseInt(text.split("\\.", -1)[2]);
    solved.put("solved", new Puzzle(text, bits, Instant.EPOCH).solve());
    return solved;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-Hans", "zh-Hant", "ko"})
  void sheIsAskedInHerLanguageWithAllThatSheTypedAndLetInWhenItIsSolved(String tag)
      throws Exception {
    Map<String, String> typed = new LinkedHashMap<>(IntakeUnderTest.report());
    typed.put("told", "\"><script>alert(1)</script>\n${7*7} \u241faction\u241f 사회 &amp;");
    Visitor she = intake.visitor(tag);
    HttpResponse<String> asked = she.post('/' + tag + "/open", typed);
    assertThat(asked.statusCode()).isEqualTo(429);
    assertThat(asked.headers().firstValue("Retry-After")).hasValue("20");
    assertThat(asked.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(asked.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(asked.body())
        .contains("lang=\"" + tag + '"', "action=\"/" + tag + "/open\"", "work.js", "20")
        .doesNotContain("<script>alert", "\u241fseconds");
    Map<String, String> hidden = she.hidden();
    assertThat(hidden).containsAllEntriesOf(typed).containsEntry("solved", "");
    Map<String, String> solved = solved(hidden);
    assertThat(she.post('/' + tag + "/open", solved).statusCode()).isEqualTo(200);
    assertThat(she.kept().words()).isNotEmpty();
    // Once, and not for another form.
    assertThat(she.post('/' + tag + "/open", solved).statusCode()).isEqualTo(429);
    Map<String, String> other = solved(she.hidden());
    other.put("told", "something else");
    assertThat(she.post('/' + tag + "/open", other).statusCode()).isEqualTo(429);
    assertThat(she.hidden()).containsEntry("told", "something else");
  }

  @Test
  void whoComesBackIsAskedBeforeAnythingIsLookedUpAndNoAnswerTellsMoreThanBefore()
      throws Exception {
    Visitor she = intake.visitor("en");
    she.post("/en/open", IntakeUnderTest.report());
    she.post("/en/open", solved(she.hidden()));
    Kept kept = she.kept();
    Map<String, String> right = Map.of("number", kept.number(), "code", kept.words());
    Map<String, String> wrong = Map.of("number", kept.number(), "key", "11".repeat(32));
    assertThat(intake.visitor("en").post("/en/page", right).statusCode()).isEqualTo(429);
    Visitor stranger = post("/en/page", wrong);
    assertThat(stranger.post("/en/page", solved(stranger.hidden())).statusCode())
        .isEqualTo(422);
    Visitor back = post("/en/page", right);
    assertThat(back.post("/en/page", solved(back.hidden())).body()).contains(kept.number());
  }

  @Test
  void aFloodIsAskedForWorkAndWhoWorksGetsInBesideIt() throws Exception {
    try (var clients = Executors.newFixedThreadPool(8)) {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < FLOOD; i++) {
        String told = "flood " + i;
        calls.add(() -> flooded(told));
        if (i % (FLOOD / HONEST) == 0) {
          calls.add(() -> honest(told));
        }
      }
      int in = 0;
      for (Future<Integer> one : clients.invokeAll(calls)) {
        in += one.get();
      }
      assertThat(in).as("those who worked, and nobody else").isEqualTo(HONEST);
    }
  }

  private static int flooded(String told) throws Exception {
    Map<String, String> fields = new HashMap<>(IntakeUnderTest.report());
    fields.put("told", told);
    return intake.visitor("en").post("/en/open", fields).statusCode() == 200 ? 1 : 0;
  }

  private static int honest(String told) throws Exception {
    Map<String, String> fields = new HashMap<>(IntakeUnderTest.report());
    fields.put("told", told + ", hers");
    Visitor she = post("/en/open", fields);
    int status = 429;
    for (int i = 0; i < 3 && status == 429; i++) {
      status = she.post("/en/open", solved(she.hidden())).statusCode();
    }
    return status == 200 ? 1 : 0;
  }
}
