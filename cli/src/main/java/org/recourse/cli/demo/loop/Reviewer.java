package org.recourse.cli.demo.loop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.recourse.cli.CommandFailedException;

/// A reviewer in the console's pages. For one thread.
final class Reviewer {

  private final Http pages;
  private String cookie = "";
  private String csrf = "";

  private Reviewer(URI console) {
    this.pages = new Http(console);
  }

  /// How she signs in. Withheld.
  ///
  /// @param name her name
  /// @param password her password
  /// @param code her authenticator app
  record Credentials(String name, String password, OneTimeCode code) {
    @Override
    public String toString() {
      return "Credentials[withheld]";
    }
  }

  /// Accepts an invitation, with a password and one-time codes, and returns how to sign in.
  static Credentials accept(URI console, String token, String name, String password)
      throws IOException {
    Reviewer reviewer = new Reviewer(console);
    var _ = reviewer.open("/invitation");
    reviewer.send("/invitation", Map.of("token", token));
    String page = reviewer.open("/invitation/accept").body();
    OneTimeCode code = new OneTimeCode(Html.first(page, "class=\"secret\"[^>]*>([^<]*)<")
        .orElseThrow(() -> new CommandFailedException("the invitation was not accepted")));
    // The code before this one counts as well, and leaves the present one for signing in.
    Instant before = Instant.now().minusSeconds(30);
    reviewer.send("/invitation/password", Map.of("password", password, "code", code.at(before)));
    return new Credentials(name, password, code);
  }

  /// Signs in.
  static Reviewer signIn(URI console, Credentials credentials) throws IOException {
    Reviewer reviewer = new Reviewer(console);
    var _ = reviewer.open("/signin");
    reviewer.send(
        "/signin",
        Map.of(
            "name", credentials.name(),
            "password", credentials.password(),
            "code", credentials.code().at(Instant.now())));
    return reviewer;
  }

  /// Returns the number of the notice that is due first, if one waits.
  Optional<String> firstInQueue() throws IOException {
    return Html.first(open("/queue").body(), "href=\"/notices/([^\"]+)\"");
  }

  /// Returns the page of a notice.
  String notice(String number) throws IOException {
    return open("/notices/" + number).body();
  }

  /// Takes a notice.
  void claim(String number) throws IOException {
    send("/notices/" + number + "/claim", Map.of());
  }

  /// Decides the first item of a notice: it is removed because of what was declared. Nobody looks.
  void removeAsDeclared(String number) throws IOException {
    send(
        "/notices/" + number + "/items/1/decision",
        Map.of("outcome", "REMOVED", "ground", "DECLARED", "note", ""));
  }

  private Http.Answer open(String path) throws IOException {
    return kept(pages.send(request(path).header("Sec-Fetch-Mode", "navigate").GET()));
  }

  private void send(String path, Map<String, String> fields) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("_csrf", csrf);
    Http.Answer answer = kept(pages.form(request(path), all));
    if (answer.status() != 302 && answer.status() != 303) {
      throw new CommandFailedException(
          "the console answered " + answer.status() + " to a form at " + shape(path));
    }
  }

  // Without the number of a notice.
  private static String shape(String path) {
    return path.replaceFirst("^/notices/[^/]+", "/notices/…");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = pages.to(path).header("Sec-Fetch-Site", "same-origin");
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private Http.Answer kept(Http.Answer answer) {
    if (!answer.cookie().isEmpty()) {
      cookie = answer.cookie().replaceFirst(";.*", "");
    }
    Html.first(answer.body(), "name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
        .or(() -> Html.first(answer.body(), "name=\"csrf\" content=\"([^\"]+)\""))
        .ifPresent(token -> csrf = token);
    return answer;
  }
}
