package org.recourse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.server.hostile.HostileTexts;
import org.springframework.web.util.HtmlUtils;

/// Whatever is typed into any field is shown as text.
class HostileTextTest {

  private static final List<String> TEXTS =
      List.of("where", "place", "told", "called", "reach", "signed");
  private static final int LONGEST_NAME = 200;
  private static final String LIMIT = "recourse.limits.cases-all.size";

  @TempDir
  private static Path folder;

  private static IntakeUnderTest intake;

  @BeforeAll
  static void start() throws Exception {
    System.setProperty(LIMIT, "100000");
    try {
      intake = IntakeUnderTest.start(folder);
    } finally {
      System.clearProperty(LIMIT);
    }
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  private static Map<String, String> report(String text) {
    Map<String, String> answers = new HashMap<>(IntakeUnderTest.report());
    TEXTS.forEach(name -> answers.put(name, text));
    if (text.length() > LONGEST_NAME) {
      List.of("called", "signed").forEach(answers::remove);
    }
    return answers;
  }

  // As it is kept: without control characters, its lines ended in one way, and a question mark
  // for half of a pair of surrogates.
  private static String kept(String text) {
    StringBuilder kept = new StringBuilder();
    new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(point -> point == '\n' || point == '\t' || !Character.isISOControl(point))
        .forEach(kept::appendCodePoint);
    return kept.toString().strip();
  }

  private static void isText(String body, String text, int times) {
    String shown = HtmlUtils.htmlUnescape(body.replaceAll("<[^>]*>", "\u0001"));
    assertThat(shown.split(Pattern.quote(kept(text)), -1).length - 1)
        .as(text)
        .isGreaterThanOrEqualTo(times);
    isNoMarkup(body, text);
  }

  private static void isNoMarkup(String body, String text) {
    if (HostileTexts.isMarkup(text)) {
      assertThat(body).as(text).doesNotContain(text);
    }
  }

  @Test
  void inEveryFieldOfTheWayAndOnHerPageItIsText() throws Exception {
    for (String text : HostileTexts.ALL) {
      Map<String, String> answers = report(text);
      int times = (int) TEXTS.stream().filter(answers::containsKey).count();
      Visitor she = intake.visitor("en");
      Map<String, String> onTheWay = new LinkedHashMap<>(answers);
      onTheWay.put("at", "CHECK");
      onTheWay.put("go", "stay");
      assertThat(she.post("/en/step", onTheWay).statusCode()).as(text).isEqualTo(200);
      isText(she.body(), text, times);
      assertThat(she.post("/en/open", answers).statusCode()).as(text).isEqualTo(200);
      she.enter(she.kept());
      isText(she.body(), text, times);
      she.act("more-add", Map.of("told", text, "place", text));
      isText(she.body(), text, times + 2);
      she.act("object-send", Map.of("text", text, "which", text));
      isNoMarkup(she.body(), text);
    }
  }

  @Test
  void whatTravelsWithAFormComesBackAsItWasTyped() throws Exception {
    for (String text : HostileTexts.ALL) {
      Map<String, String> onTheWay = report(text);
      onTheWay.put("at", "WHO");
      onTheWay.put("go", "stay");
      Visitor she = intake.visitor("en");
      she.post("/en/step", onTheWay);
      assertThat(she.hidden()).as(text).containsEntry("told", kept(text));
      isNoMarkup(she.body(), text);
    }
  }

  @Test
  void inEveryNameOfAFormThatIsRefusedItIsText() throws Exception {
    for (String text : HostileTexts.ALL) {
      Map<String, String> all = new HashMap<>();
      List.of("number", "code", "go", "at", "which", "key", "safe", "c1", "puzzle", "solved")
          .forEach(name -> all.put(name, text));
      all.put(text, text);
      Visitor she = intake.visitor("en");
      for (String path : List.of("/en/page", "/en/step", "/en/open", "/en/file")) {
        HttpResponse<String> answer = she.post(path, all);
        assertThat(answer.statusCode()).as(path + text).isLessThan(500);
        isNoMarkup(answer.body(), text);
      }
    }
  }
}
