package org.recourse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.server.intake.Visitor.Kept;

/// Who presses twice, or loads the answer again, has one case and one report.
class OpenTwiceTest {

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

  // The form of the last screen, as it is sent.
  private static Map<String, String> form() throws Exception {
    Visitor visitor = intake.visitor("en");
    visitor.walk(IntakeUnderTest.report());
    Map<String, String> form = new HashMap<>(visitor.hidden());
    form.put("go", "open");
    assertThat(form.get("once")).hasSize(80);
    return form;
  }

  private static Kept sent(Map<String, String> form) throws Exception {
    Visitor visitor = intake.visitor("en");
    visitor.post("/en/open", form);
    return visitor.kept();
  }

  private static int reports(Kept kept) throws Exception {
    Visitor visitor = intake.visitor("en");
    visitor.enter(kept);
    assertThat(visitor.body()).contains("Everything here is kept until");
    return visitor.body().split("<h3>Report ", -1).length - 1;
  }

  @Test
  void formWithoutScriptThatIsSentAgainShowsTheSameNumberAndWords() throws Exception {
    Map<String, String> form = form();
    Kept first = sent(form);
    assertThat(first.words().split(" ", -1)).hasSize(8);
    assertThat(sent(form)).isEqualTo(first);
    assertThat(reports(first)).isOne();
    assertThat(sent(form())).isNotEqualTo(first);
  }

  @Test
  void formThatIsSentManyTimesAtOnceOpensOneCase() throws Exception {
    Map<String, String> form = form();
    Set<Kept> kept = new HashSet<>();
    try (var fingers = Executors.newFixedThreadPool(6)) {
      List<Future<Kept>> all = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Callable<Kept> press = () -> sent(form);
        all.add(fingers.submit(press));
      }
      for (Future<Kept> one : all) {
        kept.add(one.get());
      }
    }
    assertThat(kept).hasSize(1);
    assertThat(reports(kept.iterator().next())).isOne();
  }

  @Test
  void keyThatTheBrowserMadeOpensOneCaseToo() throws Exception {
    Map<String, String> form = form();
    form.put("key", "5a".repeat(32));
    Kept first = sent(form);
    assertThat(first.words()).isEmpty();
    assertThat(sent(form)).isEqualTo(first);
  }

  @Test
  void tokenThatWasChangedShowsTheScreenAgainAndOpensNothing() throws Exception {
    Map<String, String> form = form();
    String token = form.getOrDefault("once", "");
    for (String wrong : List.of("x", token.replace(token.charAt(40), 'g'), "00".repeat(40))) {
      form.put("once", wrong);
      Visitor visitor = intake.visitor("en");
      visitor.post("/en/open", form);
      assertThat(visitor.screen()).isEqualTo("CODE");
      assertThat(visitor.hidden().get("once")).hasSize(80).isNotEqualTo(wrong);
      assertThat(visitor.hidden()).containsEntry("told", "I never agreed to this.");
    }
  }
}
