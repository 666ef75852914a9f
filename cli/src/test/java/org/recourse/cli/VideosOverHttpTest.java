package org.recourse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Videos, changed as people change them, looked up through the service and through the commands.
class VideosOverHttpTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path PHOTOS = Path.of("..", "examples", "photos");

  @TempDir
  private static Path folder;

  private static Path original = Path.of("");
  private static Path shortened = Path.of("");
  private static Path within = Path.of("");
  private static Path stranger = Path.of("");
  private static Path still = Path.of("");
  private static final List<JsonNode> BY_COMMAND = new ArrayList<>();
  private static final List<JsonNode> BY_SERVICE = new ArrayList<>();
  private static JsonNode bySignal = JSON.createArrayNode();

  @BeforeAll
  static void lookAllUp() throws Exception {
    film();
    List<Path> uploads = List.of(original, shortened, within, stranger, still);
    Path bank = folder.resolve("bank");
    Run.of("bank", "create", "--bank", bank);
    Run.of("bank", "add", "--quiet", "--every", "0.25", "--bank", bank, original);
    for (Path upload : uploads) {
      Run run = Run.of("match", "--quiet", "--json", "--every", "0.25", "--bank", bank, upload);
      BY_COMMAND.add(JSON.readTree(run.out()).get("matches"));
    }
    try (Service service = Service.start(folder)) {
      service.send("/api/v1/banks", "{\"name\":\"DEMO\"}");
      JsonNode entry = service.send("/api/v1/banks/DEMO/entries/media?kind=CONFIRMED", original);
      assertThat(entry.get("signalTypes").toString()).contains("vpdq").contains("video_md5");
      for (Path upload : uploads) {
        BY_SERVICE.add(service.send("/api/v1/lookups/media", upload).get("matches"));
      }
      String vpdq = service.send("/api/v1/hashes", shortened).get("vpdq").stringValue();
      bySignal = service.send(
          "/api/v1/lookups",
          "{\"uploads\":[{\"signals\":[{\"type\":\"vpdq\",\"value\":"
              + JSON.writeValueAsString(vpdq) + "}]}]}");
    }
  }

  private static void film() throws IOException {
    Path photo = PHOTOS.resolve("picosdeeuropa_by_Aitzol_Berasategi.jpg");
    Path other = PHOTOS.resolve("Wine_by_Jakkub_Mede.jpg");
    original = new Film(480, 360).over(photo, 0, 1, 6).write(folder.resolve("original.avi"));
    shortened = new Film(320, 240).over(photo, 0.5, 1, 3).write(folder.resolve("shortened.avi"));
    within = new Film(400, 300)
        .over(other, 0, 1, 4)
        .over(photo, 0, 1, 6)
        .write(folder.resolve("within.avi"));
    stranger = new Film(480, 360).over(other, 0, 1, 4).write(folder.resolve("stranger.avi"));
    still = new Film(480, 360).over(photo, 0.5, 0.5, 1).stillTo(folder.resolve("still.jpg"));
  }

  @Test
  void theServiceAnswersEveryVideoAsTheCommandDoes() {
    for (int i = 0; i < BY_COMMAND.size(); i++) {
      assertThat(shown(BY_SERVICE.get(i))).as("upload " + i).isEqualTo(shown(BY_COMMAND.get(i)));
    }
  }

  @Test
  void aShortenedVideoAndOneWithinAnotherAreFound() {
    JsonNode part = BY_SERVICE.get(1).get(0);
    assertThat(part.get("type").stringValue()).isEqualTo("vpdq");
    assertThat(part.get("queryPercent").doubleValue()).isGreaterThanOrEqualTo(80);
    assertThat(part.get("entryPercent").doubleValue()).isBetween(30.0, 80.0);
    JsonNode around = BY_SERVICE.get(2).get(0);
    assertThat(around.get("entryPercent").doubleValue()).isGreaterThanOrEqualTo(80);
    assertThat(around.get("queryPercent").doubleValue()).isBetween(30.0, 80.0);
  }

  @Test
  void aStrangerIsNotFound() {
    assertThat(BY_SERVICE.get(3)).isEmpty();
  }

  @Test
  void aStillOfTheVideoIsFoundAndAsksForAPerson() {
    JsonNode match = BY_SERVICE.get(4).get(0);
    assertThat(match.get("by").stringValue()).isEqualTo("frame");
    assertThat(match.get("reasons").toString()).contains("CHANGED_COPY");
  }

  @Test
  void theFramesAloneFindWhatTheFileFinds() {
    assertThat(shown(bySignal.get(0).get("matches"))).isEqualTo(shown(BY_SERVICE.get(1)));
  }

  // What both say of the first match, without the name of the entry and the code of the turn.
  private static List<String> shown(JsonNode matches) {
    if (matches.isEmpty()) {
      return List.of();
    }
    JsonNode first = matches.get(0);
    List<String> said = new ArrayList<>();
    for (String field : List.of("by", "distance", "queryPercent", "entryPercent")) {
      said.add(field + " " + first.path(field).asString("absent"));
    }
    return said;
  }
}
