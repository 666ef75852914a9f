package org.recourse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/// What a browser without script is to the requester's pages: it sends the forms that it was
/// shown, with what is hidden in them.
public final class Visitor {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
  private static final Pattern SCREEN = Pattern.compile("name=\"at\" value=\"([A-Z]+)\"");
  private static final Pattern NUMBER = Pattern.compile("class=\"number\">([0-9A-Z-]{12})<");
  private static final Pattern WORDS = Pattern.compile("<ol class=\"words\">(.*?)</ol>");
  private static final Pattern WORD = Pattern.compile("<li>([^<]+)</li>");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String origin;
  private final String language;
  private String network = "";
  private HttpResponse<String> page;

  /// Somebody with this language, on the pages of this address.
  @SuppressWarnings("NullAway.Init") // set by whatever is asked first
  public Visitor(String origin, String language) {
    this.origin = origin;
    this.language = language;
  }

  /// Comes through a proxy that saw her at this address.
  Visitor from(String address) {
    network = address;
    return this;
  }

  /// Opens a page.
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  /// Sends a form of these fields.
  HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String form = fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
    return send(request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + path)).header("Sec-Fetch-Site", "same-origin");
    return network.isEmpty() ? request : request.header("X-Forwarded-For", network);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    page = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return page;
  }

  /// Returns what the form of the last page has hidden in it.
  Map<String, String> hidden() {
    Map<String, String> hidden = new LinkedHashMap<>();
    Matcher found = HIDDEN.matcher(page.body());
    while (found.find()) {
      hidden.putIfAbsent(found.group(1), HtmlUtils.htmlUnescape(found.group(2)));
    }
    return hidden;
  }

  /// Presses a button of the last page's form, with these answers on it.
  HttpResponse<String> press(String path, String go, Map<String, String> answers)
      throws IOException, InterruptedException {
    Map<String, String> fields = hidden();
    fields.putAll(answers);
    fields.put("go", go);
    return post('/' + language + path, fields);
  }

  /// Returns the screen that is shown.
  String screen() {
    Matcher found = SCREEN.matcher(page.body());
    return found.find() ? found.group(1) : "";
  }

  /// Goes from the first screen to the last with these answers, each on its own screen, and
  /// returns the screens.
  List<String> walk(Map<String, String> answers) throws IOException, InterruptedException {
    List<String> screens = new ArrayList<>();
    get('/' + language);
    post('/' + language + "/step", Map.of());
    while (!screen().equals("CODE")) {
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      assertThat(screens).doesNotContain(screen());
      screens.add(screen());
      Map<String, String> asked = answers.entrySet().stream()
          .filter(answer -> page.body().contains("name=\"" + answer.getKey() + '"'))
          .filter(answer -> !hidden().containsKey(answer.getKey()))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      press("/step", "next", asked);
    }
    screens.add(screen());
    return screens;
  }

  /// A case as she wrote it down.
  public record Kept(String number, String words) {}

  /// Goes the whole way without script, and returns what she writes down.
  public Kept open(Map<String, String> answers) throws IOException, InterruptedException {
    walk(answers);
    press("/open", "open", Map.of());
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return kept();
  }

  /// Returns what the receipt tells her to write down.
  Kept kept() {
    Matcher number = NUMBER.matcher(page.body());
    assertThat(number.find()).as(page.body()).isTrue();
    Matcher list = WORDS.matcher(page.body());
    String words = list.find()
        ? WORD.matcher(list.group(1))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.joining(" "))
        : "";
    return new Kept(number.group(1), words);
  }

  /// Comes back with number and words.
  public HttpResponse<String> enter(Kept kept) throws IOException, InterruptedException {
    get('/' + language + "/again");
    return post(
        '/' + language + "/page",
        Map.of("number", kept.number(), "code", kept.words(), "go", "show"));
  }

  /// Presses a button of her page.
  HttpResponse<String> act(String go, Map<String, String> fields)
      throws IOException, InterruptedException {
    Map<String, String> all = new LinkedHashMap<>(fields);
    hidden().forEach((name, value) -> {
      if (name.equals("number") || name.equals("key")) {
        all.put(name, value);
      }
    });
    all.put("go", go);
    return post('/' + language + "/page", all);
  }

  /// Returns the last page.
  public String body() {
    return page.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
