package org.recourse.server.intake.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.server.browser.Devtools;
import org.recourse.server.hostile.HostileTexts;
import org.recourse.server.intake.IntakeUnderTest;
import tools.jackson.databind.JsonNode;

/// Nothing that was typed runs in her browser, on any screen or on her page.
class HostileInBrowserTest {

  private static final int LONGEST = 3_900;
  private static final int LONGEST_NAME = 195;
  private static final int AT_ONCE = 36;

  @TempDir
  private Path folder;

  @Test
  void noPageOfHersRunsWhatWasTyped() throws Exception {
    try (IntakeUnderTest intake = IntakeUnderTest.start(folder);
        Devtools browser = new Devtools()) {
      browser.before(HostileTexts.COUNTER);
      for (int from = 0; from < HostileTexts.ALL.size(); from += AT_ONCE) {
        List<String> some =
            HostileTexts.ALL.subList(from, Math.min(HostileTexts.ALL.size(), from + AT_ONCE));
        Requester she = new Requester(browser, intake.origin(), "en");
        she.looking(page -> {
          assertThat(browser.run("String(window.hostileCount)")).as(page).isEqualTo("0");
          assertThat(browser.run("String(document.querySelectorAll('[onerror], [onload], iframe,"
                  + " main svg, base, object, embed, style').length)"))
              .as(page)
              .isEqualTo("0");
        });
        she.walk(report(some));
        she.enter(she.keep());
        assertThat(she.text()).contains(some.getFirst().lines().findFirst().orElseThrow());
        she.press("more");
        she.fill(Map.of("told", fitting(some, LONGEST), "place", fitting(some, 1_900)));
        she.press("more-add");
        she.press("delete");
        she.press("delete-now");
      }
      assertThat(browser.complaints()).isEmpty();
      for (JsonNode request : browser.requests()) {
        assertThat(request.get("url").stringValue()).startsWith(intake.origin());
      }
    }
  }

  private static Map<String, String> report(List<String> some) {
    Map<String, String> answers = new HashMap<>(IntakeUnderTest.report());
    answers.put("where", fitting(some, LONGEST));
    answers.put("place", fitting(some, 1_900));
    answers.put("told", fitting(some, LONGEST));
    answers.put("called", fitting(some.reversed(), LONGEST_NAME));
    answers.put("reach", fitting(some.reversed(), 390));
    answers.put("signed", fitting(some, LONGEST_NAME));
    return answers;
  }

  private static String fitting(List<String> texts, int longest) {
    StringBuilder all = new StringBuilder();
    for (String text : texts) {
      if (all.length() + text.length() < longest) {
        all.append(text).append('\n');
      }
    }
    // A page cannot be given half of a pair of surrogates.
    return new String(all.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
