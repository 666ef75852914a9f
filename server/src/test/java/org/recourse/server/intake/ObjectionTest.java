package org.recourse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Role;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.StaffBrowser;
import org.recourse.server.faces.Face;
import org.recourse.server.intake.Visitor.Kept;

/// From her report to what a reviewer decides, back to her page, and to her objection.
class ObjectionTest {

  @TempDir
  private Path folder;

  @Test
  void sheReadsWhatWasDecidedAndObjectsOnceToWhatIsHersAlone() throws Exception {
    try (ConsoleUnderTest console =
        ConsoleUnderTest.start(folder, settings -> settings.receiving(new IntakeSettings(0)))) {
      String origin = "http://localhost:" + console.server().port(Face.INTAKE).orElseThrow();
      Map<String, String> answers = new HashMap<>(IntakeUnderTest.report());
      answers.put("where", "https://pictures.example/item/17");
      Visitor she = new Visitor(origin, "en");
      Kept kept = she.open(answers);
      she.enter(kept);
      String notice = she.body().replaceAll("(?s).*Report ([0-9A-Z-]{17}).*", "$1");
      assertThat(she.body()).doesNotContain("Object to this");

      StaffBrowser reviewer = console.member("reviewer", Role.REVIEWER).browser();
      reviewer.get("/notices/" + notice);
      reviewer.post(
          "/notices/" + notice + "/items/1/decision",
          Map.of("outcome", "NOT_FOUND", "ground", "NOT_LOCATED"));

      she.enter(kept);
      assertThat(she.body())
          .contains("did not find it.", "what was said is not enough to find it.")
          .contains("It was answered.", "Object to this");
      String which = she.body()
          .replaceAll(
              "(?s).*name=\"which\" value=\"(\\d+)\">\\s*<button[^>]*value=\"object\".*", "$1");
      assertThat(she.act("object-send", Map.of("which", which, "text", " ")).statusCode())
          .isEqualTo(422);
      she.act("object-send", Map.of("which", which, "text", "It is the <b>third</b> picture."));
      assertThat(she.body())
          .contains("Your objection was received.")
          .doesNotContain("Object to this");
      she.act("object-send", Map.of("which", "0", "text", "Another event."));
      assertThat(she.body()).contains("One cannot object to this");
    }
  }
}
