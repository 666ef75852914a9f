package org.recourse.examples.site;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.examples.site.Picture.Signal;

/// The calls of Recourse that a platform needs: seven in all. May be shared between threads.
final class Recourse {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MEANINGFUL = 50;

  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(5))
      .build();
  private final Connection connection;

  Recourse(Connection connection) {
    this.connection = connection;
  }

  /// What may follow from a look-up.
  enum Verdict {
    /// It is as good as identical with what a reviewer confirmed: do not show it.
    ACT,
    /// It resembles something known: a person must look.
    REVIEW,
    /// Nothing follows.
    NONE
  }

  /// A place that a notice names.
  ///
  /// @param item its number in the notice
  /// @param locator what the notice says of where it is
  /// @param restricted whether the person shown may have been under 18: fingerprint nothing, show
  ///     it to nobody
  record Place(int item, String locator, boolean restricted) {}

  /// Recourse answered with a refusal. The code is stable (docs/api/errors.md).
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final String code;

    RefusedException(int status, String code) {
      super("Recourse answered " + status + " " + code);
      this.code = code;
    }

    /// Returns whether nothing can be made of the file itself.
    boolean isAboutTheFile() {
      return code.equals("MEDIA_REFUSED") || code.equals("TOO_LARGE");
    }
  }

  /// Asks what is known of a file.
  Verdict lookUp(byte[] file) throws IOException {
    return verdict(Json.object(send("POST", "/api/v1/lookups/media", file)));
  }

  /// Makes the signals of a file. Of a picture that shows next to nothing only the digest counts:
  /// its fingerprint would be near every other plain picture.
  List<Signal> signals(byte[] file) throws IOException {
    Json.Obj made = Json.object(send("POST", "/api/v1/hashes", file));
    List<Signal> signals = new ArrayList<>();
    if (made.number("quality") >= MEANINGFUL) {
      signals.add(new Signal("pdq", made.texts("pdq").getFirst()));
      Optional.of(made.text("regions"))
          .filter(regions -> !regions.isEmpty())
          .ifPresent(regions -> signals.add(new Signal("regions", regions)));
    }
    signals.add(new Signal("sha256", made.text("sha256")));
    return signals;
  }

  /// Has an upload remembered under the site's own name for it, so that it goes when a copy of it
  /// is decided later, and asks what is known of it. Nothing is remembered of a picture without a
  /// fingerprint.
  void remember(String id, List<Signal> signals) throws IOException {
    List<Signal> pdq =
        signals.stream().filter(signal -> signal.type().equals("pdq")).toList();
    if (!pdq.isEmpty()) {
      post(
          "/api/v1/lookups",
          Map.of("uploads", List.of(Map.of("signals", json(pdq), "remember", id))));
    }
  }

  /// Returns the places that a notice names.
  List<Place> places(String notice) throws IOException {
    return Json.objects(send("GET", "/api/v1/notices/" + notice + "/items", "")).stream()
        .map(place -> new Place(
            (int) place.number("number"), place.text("locator"), place.flag("restricted")))
        .toList();
  }

  /// Says which picture is at a place.
  ///
  /// @param signals of the picture; none if the place is restricted
  /// @param copies the names of pictures that are the very same file
  /// @param view a link by which a reviewer may see it once, if somebody may see it at all
  void locate(
      String notice,
      int item,
      Picture picture,
      List<Signal> signals,
      List<String> copies,
      Optional<String> view)
      throws IOException {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("itemId", picture.id());
    found.put("signals", json(signals));
    found.put(
        "copies",
        copies.stream().map(id -> Map.of("itemId", id, "likeness", "IDENTICAL")).toList());
    view.ifPresent(link -> found.put("view", link));
    found.put("hasUploader", true);
    send("PUT", "/api/v1/notices/" + notice + "/items/" + item + "/location", Json.write(found));
  }

  /// Confirms that the site did what it was told. This is when the clock of the law stops.
  void done(long action) throws IOException {
    send("PUT", "/api/v1/actions/" + action + "/done", "");
  }

  /// Hands in what an uploader objects to.
  void object(String notice, int item, String text) throws IOException {
    post("/api/v1/appeals", Map.of("notice", notice, "item", item, "text", text));
  }

  private static Verdict verdict(Json.Obj answer) {
    return switch (answer.text("verdict")) {
      case "ACT" -> Verdict.ACT;
      case "REVIEW" -> Verdict.REVIEW;
      default -> Verdict.NONE;
    };
  }

  private static List<Map<String, String>> json(List<Signal> signals) {
    return signals.stream()
        .map(signal -> Map.of("type", signal.type(), "value", signal.value()))
        .toList();
  }

  private void post(String path, Map<String, Object> body) throws IOException {
    send("POST", path, Json.write(body));
  }

  private String send(String method, String path, byte[] file) throws IOException {
    return send(method, path, "application/octet-stream", BodyPublishers.ofByteArray(file));
  }

  private String send(String method, String path, String json) throws IOException {
    BodyPublisher body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
    return send(method, path, "application/json", body);
  }

  private String send(String method, String path, String type, BodyPublisher body)
      throws IOException {
    HttpRequest request = HttpRequest.newBuilder(connection.recourse().resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + connection.key())
        .header("Content-Type", type)
        .method(method, body)
        .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new RefusedException(answer.statusCode(), code(answer.body()));
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String code(String problem) {
    try {
      return Json.object(problem).text("code");
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
