package org.recourse.cli.demo.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.cli.Found;
import org.recourse.cli.Service;
import org.recourse.cli.demo.Change;
import org.recourse.cli.demo.ExamplePhotos;
import tools.jackson.databind.JsonNode;

/// The pictures of `recourse demo copies`, looked up through the service and through the commands.
class ChangedCopiesOverHttpTest {

  private static final Path PHOTOS = Path.of("..", "examples", "photos");

  @TempDir
  private static Path folder;

  private static final List<Result> BY_COMMAND = new ArrayList<>();
  private static final List<Answer> BY_SERVICE = new ArrayList<>();

  /// What the service answered to one picture.
  private record Answer(Specimen specimen, Optional<Shown> first) {
    boolean isRight() {
      return specimen.banked()
          ? first.map(Shown::entry).filter(specimen.title()::equals).isPresent()
          : first.isEmpty();
    }
  }

  /// A match, in the words of both.
  private record Shown(
      String entry,
      String by,
      int distance,
      String orientation,
      boolean inverted,
      List<Double> corners) {

    static Shown of(Found found) {
      return new Shown(
          found.entry(),
          found.how().name().toLowerCase(Locale.ROOT),
          found.distance(),
          found.orientation().name(),
          found.inverted(),
          found.corners().stream()
              .map(share -> Math.round(share * 10_000) / 10_000.0)
              .toList());
    }

    static Shown of(JsonNode match, Map<Long, String> titles) {
      List<Double> corners = new ArrayList<>();
      match.path("region").forEach(share -> corners.add(share.doubleValue()));
      return new Shown(
          titles.getOrDefault(match.get("entry").longValue(), "unknown"),
          match.get("by").stringValue(),
          match.get("distance").intValue(),
          match.get("orientation").stringValue(),
          match.path("inverted").asBoolean(false),
          corners);
    }
  }

  @BeforeAll
  static void lookAllUp() throws Exception {
    DemoFolder demo = DemoFolder.fresh(folder.resolve("demo"));
    List<Specimen> specimens = Workshop.make(new ExamplePhotos(PHOTOS), demo);
    DemoRun run = new DemoRun(demo, specimens, new PrintWriter(new StringWriter()));
    run.makeBank();
    run.lookUp();
    BY_COMMAND.addAll(run.results());
    try (Service service = Service.start(folder)) {
      BY_SERVICE.addAll(lookUp(service, specimens));
    }
  }

  private static List<Answer> lookUp(Service service, List<Specimen> specimens)
      throws IOException, InterruptedException {
    service.send("/api/v1/banks", "{\"name\":\"DEMO\"}");
    Map<Long, String> titles = new HashMap<>();
    for (Specimen specimen : specimens) {
      if (specimen.banked() && specimen.change() == Change.NONE) {
        JsonNode entry = service.send("/api/v1/banks/DEMO/entries/media", specimen.file());
        titles.put(entry.get("entry").longValue(), specimen.title());
      }
    }
    List<Answer> answers = new ArrayList<>();
    for (Specimen specimen : specimens) {
      JsonNode matches = service.send("/api/v1/lookups/media", specimen.file()).get("matches");
      answers.add(new Answer(
          specimen,
          matches.isEmpty() ? Optional.empty() : Optional.of(Shown.of(matches.get(0), titles))));
    }
    return answers;
  }

  @Test
  void theServiceAnswersEveryPictureAsTheCommandDoes() {
    for (int i = 0; i < BY_COMMAND.size(); i++) {
      Result command = BY_COMMAND.get(i);
      assertThat(BY_SERVICE.get(i).first())
          .as(command.specimen().title() + " " + command.specimen().change())
          .isEqualTo(command.found().map(Shown::of));
    }
  }

  @Test
  void copiesAreFoundAndStrangersAreNot() {
    assertThat(BY_SERVICE).hasSize(7 * Change.values().length).allMatch(Answer::isRight);
  }

  @Test
  void aPartOfAPictureIsFoundWhereItLies() {
    for (Answer answer : BY_SERVICE) {
      if (answer.specimen().banked() && answer.specimen().change() == Change.COLLAGE) {
        // The left one of two pictures.
        List<Double> corners = answer.first().orElseThrow().corners();
        assertThat(corners.get(0)).isBetween(-0.03, 0.03);
        assertThat(corners.get(2)).isBetween(0.2, 0.8);
      }
    }
  }
}
