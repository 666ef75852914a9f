package org.recourse.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
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
import org.recourse.server.RecourseServer;
import org.recourse.server.ServeSettings;
import org.recourse.storage.OperatorKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The pictures of `recourse demo`, looked up through the service and through the commands.
class ChangedCopiesOverHttpTest {

  private static final JsonMapper JSON = new JsonMapper();
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
    OperatorKey key = OperatorKey.makeFile(folder.resolve("hub.key"), new SecureRandom());
    ServeSettings settings =
        new ServeSettings(folder, InetAddress.getLoopbackAddress(), 0, Optional.empty(), key);
    try (RecourseServer server = RecourseServer.start(settings)) {
      BY_SERVICE.addAll(lookUp(
          new Service(server.port(), server.firstStartToken().orElseThrow().reveal()), specimens));
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

  /// The service, asked as its first operator.
  private static final class Service {
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private String key = "";

    Service(int port, String token) throws IOException, InterruptedException {
      this.port = port;
      this.key = send("/api/v1/setup", "{\"token\":\"" + token + "\",\"tenant\":\"Demo\"}")
          .get("secret")
          .stringValue();
    }

    JsonNode send(String path, String json) throws IOException, InterruptedException {
      return send(path, "application/json", BodyPublishers.ofString(json));
    }

    JsonNode send(String path, Path file) throws IOException, InterruptedException {
      return send(path, "application/octet-stream", BodyPublishers.ofFile(file));
    }

    private JsonNode send(String path, String type, HttpRequest.BodyPublisher body)
        throws IOException, InterruptedException {
      HttpRequest.Builder request = HttpRequest.newBuilder(
              URI.create("http://127.0.0.1:" + port + path))
          .header("Content-Type", type)
          .POST(body);
      if (!key.isEmpty()) {
        request.header("Authorization", "Bearer " + key);
      }
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path + answer.body()).isBetween(200, 201);
      return JSON.readTree(answer.body());
    }
  }
}
