package org.recourse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.server.intake.Visitor.Kept;
import org.springframework.web.util.HtmlUtils;

/// Whatever is typed into any field is shown as text.
class HostileTextTest {

  private static final List<String> NASTY = List.of(
      "<script>alert(1)</script>",
      "</textarea><script>alert(1)</script>",
      "\"><img src=x onerror=alert(1)>",
      "' onfocus='alert(1)' autofocus='",
      "javascript:alert(1)//https://pictures.example/",
      "<svg/onload=alert(1)>",
      "${7*7}#{7*7}*{7*7}__${T(java.lang.Runtime).getRuntime()}__::.x",
      "[[${7*7}]] [(${7*7})] [# th:utext=\"x\"]",
      "{platform} {due} {text} {0}",
      "%00%0d%0aSet-Cookie: a=b",
      "'; drop table case_file; --",
      "&lt;b&gt; &amp; &#x3c;script&#x3e;",
      "=cmd|' /C calc'!A0 @SUM(1) +1 -1",
      "\u202Eesrever \u2066isolated\u2069 \uFEFF\u200B",
      "Ω≈ç√∫˜µ 田中さん 사회과학원 👩‍👩‍👧‍👦 Z̷̢̛a̴l̵g̶o̴",
      "../../../etc/passwd \\\\server\\share C:\\CON",
      "<!--#exec cmd=\"ls\"--><!ENTITY x SYSTEM \"file:///etc/passwd\">",
      "<style>*{display:none}</style><base href=//evil.example>",
      "\\u003cscript\\u003e \\x3c \\074",
      "null undefined NaN true -0 1e309");

  private static final List<String> TEXTS =
      List.of("where", "place", "told", "called", "reach", "signed");

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

  @Test
  void inEveryFieldOfTheWayAndOnHerPageItIsText() throws Exception {
    for (String nasty : NASTY) {
      Map<String, String> answers = new HashMap<>(IntakeUnderTest.report());
      TEXTS.forEach(name -> answers.put(name, nasty));
      Visitor she = intake.visitor("en");
      she.walk(answers);
      assertThat(she.hidden()).as(nasty).containsEntry("told", nasty.strip());
      she.press("/step", "to-CHECK", Map.of());
      isText(she.body(), nasty, TEXTS.size());
      she.press("/open", "open", Map.of("at", "CODE"));
      Kept kept = she.kept();
      she.enter(kept);
      isText(she.body(), nasty, TEXTS.size());
      she.act("more-add", Map.of("told", nasty, "place", nasty));
      isText(she.body(), nasty, TEXTS.size() + 2);
    }
  }

  private static void isText(String body, String nasty, int times) {
    String shown = HtmlUtils.htmlUnescape(body.replaceAll("<[^>]*>", "\u0000"));
    assertThat(shown.split(java.util.regex.Pattern.quote(nasty.strip()), -1).length - 1)
        .as(nasty)
        .isGreaterThanOrEqualTo(times);
    assertThat(body)
        .doesNotContain("<script>alert", "<img src=x", "<svg/onload", "<style>", "<base", "'><img");
  }

  @Test
  void inEveryNameOfAFormThatIsRefusedItIsText() throws Exception {
    for (String nasty : NASTY) {
      Visitor she = intake.visitor("en");
      for (String name : List.of("number", "code", "go", "at", "which", "key", "safe", "c1")) {
        she.post("/en/page", Map.of(name, nasty));
        assertThat(she.body()).doesNotContain("<script>alert", "<img src=x", "<svg/onload");
        she.post("/en/step", Map.of(name, nasty));
        assertThat(she.body()).doesNotContain("<script>alert", "<img src=x", "<svg/onload");
      }
    }
  }
}
