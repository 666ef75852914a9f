package org.recourse.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.recourse.server.browser.Devtools;
import tools.jackson.databind.JsonNode;

/// What a browser is to the staff's pages: it keeps the cookie, says where a call comes from, and
/// sends forms with the token that stood in the page.
public final class StaffBrowser {

  private static final Pattern CSRF =
      Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"|name=\"csrf\" content=\"([^\"]+)\"");
  private static final Pattern COOKIE = Pattern.compile("__Host-(session|oidc)=([^;]*)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String origin;
  private String cookie = "";
  private String away = "";
  private String csrf = "";

  /// A browser without a session.
  public StaffBrowser(String origin) {
    this.origin = origin;
  }

  /// Opens a page.
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).header("Sec-Fetch-Mode", "navigate").GET());
  }

  /// Sends a form, with the token of the page that was opened last.
  public HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String form = fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
    return postForm(path, form + (form.isEmpty() ? "" : "&") + "_csrf=" + encoded(csrf));
  }

  /// Sends a form as it is.
  public HttpResponse<String> postForm(String path, String form)
      throws IOException, InterruptedException {
    return send(request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /// Begins a call with the cookie, as from a page of ours.
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + path)).header("Sec-Fetch-Site", "same-origin");
    return cookie.isEmpty() ? request : request.header("Cookie", "__Host-session=" + cookie);
  }

  /// Comes back from another site: the session's cookie does not come along, because it is
  /// strict.
  public HttpResponse<String> comeBack(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(origin + path))
        .header("Sec-Fetch-Site", "cross-site")
        .header("Sec-Fetch-Mode", "navigate")
        .header("Cookie", "__Host-oidc=" + away)
        .GET());
  }

  /// Sends a call, and keeps what a browser keeps of the answer.
  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    answer.headers().allValues("Set-Cookie").forEach(set -> {
      Matcher found = COOKIE.matcher(set);
      assertThat(found.lookingAt()).as("the only cookies").isTrue();
      if (found.group(1).equals("session")) {
        cookie = found.group(2);
      } else {
        away = found.group(2);
      }
    });
    Matcher found = CSRF.matcher(answer.body());
    if (found.find()) {
      csrf = found.group(1) == null ? found.group(2) : found.group(1);
    }
    return answer;
  }

  /// Returns the session's token, empty if there is none.
  public String cookie() {
    return cookie;
  }

  /// Has a real browser be signed in as this one is.
  public void handTo(Devtools browser) throws Exception {
    Map<String, ?> asTheServerSetsIt = Map.of(
        "name",
        "__Host-session",
        "value",
        cookie,
        "url",
        origin,
        "secure",
        true,
        "httpOnly",
        true,
        "path",
        "/",
        "sameSite",
        "Strict");
    JsonNode set = browser.call("Network.setCookie", asTheServerSetsIt);
    assertThat(set.get("success").booleanValue()).isTrue();
  }

  /// Takes another's token, as who stole it does.
  public void steal(String token) {
    cookie = token;
  }

  /// Returns the token of the page that was opened last.
  public String csrf() {
    return csrf;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
