package org.recourse.examples.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recourse.examples.site.Uploads.Outcome;

/// The calls that the site answers. May be shared between threads.
///
/// @param address where the site is
/// @param report where a person reports a picture; its address is appended
record Calls(
    URI address,
    String report,
    Gallery gallery,
    Uploads uploads,
    Recourse recourse,
    Enforcement enforcement,
    ViewLinks links,
    Deliveries deliveries)
    implements HttpHandler {

  static final String WEBHOOK = "/recourse/news";

  private static final int LARGEST_FILE = 20 * 1024 * 1024;
  private static final int LARGEST_TEXT = 64 * 1024;

  // Longer than the 48 hours that the laws give: a reviewer may look at any time until then.
  private static final Duration LOOK_WITHIN = Duration.ofDays(3);

  private static final String POLICY =
      "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'";

  static Calls of(URI address, Connection connection, Gallery gallery, InstantSource clock) {
    Recourse recourse = new Recourse(connection);
    ViewLinks links = new ViewLinks(LOOK_WITHIN, clock);
    Places places = new Places(Set.of(address.getAuthority(), "localhost:" + address.getPort()));
    return new Calls(
        address,
        connection.report(),
        gallery,
        new Uploads(gallery, recourse),
        recourse,
        new Enforcement(
            gallery, recourse, places, id -> address.resolve(links.path(id)).toString()),
        links,
        new Deliveries(connection.webhookSecret(), clock));
  }

  @Override
  public void handle(HttpExchange call) throws IOException {
    try (call) {
      answer(call);
    }
  }

  private void answer(HttpExchange call) throws IOException {
    try {
      String path = call.getRequestURI().getPath();
      switch (call.getRequestMethod()) {
        case "GET", "HEAD" -> read(call, path);
        case "POST" -> change(call, path);
        default -> send(call, 405, "");
      }
    } catch (IllegalArgumentException _) {
      send(call, 400, "");
    }
  }

  private void read(HttpExchange call, String path) throws IOException {
    if (path.equals("/")) {
      send(call, 200, Pages.gallery(gallery.shown()));
    } else if (path.equals("/site.css")) {
      send(call, 200, "text/css", Pages.STYLE.getBytes(StandardCharsets.UTF_8));
    } else if (path.startsWith("/review/")) {
      review(call, path);
    } else if (path.startsWith("/mine/")) {
      Optional<Picture> own = gallery.ofUploader(last(path));
      send(call, own.isPresent() ? 200 : 404, own.map(Pages::own).orElseGet(Pages::notHere));
    } else {
      picture(call, path);
    }
  }

  private void picture(HttpExchange call, String path) throws IOException {
    Optional<Picture> found = gallery.find(last(path)).filter(Picture::isShown);
    if (found.isPresent() && path.startsWith("/p/")) {
      String place = address.resolve(path).toString();
      String link = report + URLEncoder.encode(place, StandardCharsets.UTF_8);
      send(call, 200, Pages.picture(found.get(), link));
    } else if (found.isPresent() && path.startsWith("/raw/")) {
      send(call, 200, found.get().type(), gallery.bytes(found.get()));
    } else {
      send(call, 404, Pages.notHere());
    }
  }

  // A reviewer was granted one look; Recourse fetches it now and keeps it nowhere.
  private void review(HttpExchange call, String path) throws IOException {
    Optional<Picture> picture = links.open(path).flatMap(gallery::find);
    if (picture.isEmpty()) {
      send(call, 404, Pages.notHere());
    } else {
      send(call, 200, picture.get().type(), gallery.bytes(picture.get()));
      enforcement.looked(picture.get());
    }
  }

  private void change(HttpExchange call, String path) throws IOException {
    if (path.equals("/upload")) {
      upload(call);
    } else if (path.equals(WEBHOOK)) {
      hear(call);
    } else if (path.startsWith("/mine/") && path.endsWith("/objection")) {
      object(call, path.substring("/mine/".length(), path.length() - "/objection".length()));
    } else {
      send(call, 404, Pages.notHere());
    }
  }

  private void upload(HttpExchange call) throws IOException {
    byte[] body = body(call, LARGEST_FILE);
    FormData form = FormData.read(header(call, "Content-Type"), body);
    Outcome outcome = uploads.take(form.text("title"), form.file("file").orElse(new byte[0]));
    switch (outcome) {
      case Outcome.Kept(Picture picture) -> {
        call.getResponseHeaders().set("Location", "/mine/" + picture.uploader());
        send(call, 303, "");
      }
      case Outcome.Stopped() -> send(call, 403, Pages.stopped());
      case Outcome.NoPicture() -> send(call, 415, Pages.noPicture());
    }
  }

  private void object(HttpExchange call, String uploader) throws IOException {
    byte[] body = body(call, LARGEST_TEXT);
    String text = FormData.read(header(call, "Content-Type"), body).text("text");
    Optional<Picture.Restriction> why = gallery.ofUploader(uploader).flatMap(Picture::restriction);
    if (why.isEmpty() || text.isEmpty()) {
      send(call, 404, Pages.notHere());
    } else {
      recourse.object(why.get().notice(), why.get().item(), text);
      send(call, 200, Pages.objected());
    }
  }

  // Recourse tells something. What is answered with 200 is not told again, so that comes last.
  private void hear(HttpExchange call) throws IOException {
    byte[] body = body(call, LARGEST_TEXT);
    String timestamp = header(call, "Recourse-Timestamp");
    if (!deliveries.isGenuine(timestamp, header(call, "Recourse-Signature"), body)) {
      send(call, 401, "");
      return;
    }
    Json.Obj news = Json.object(new String(body, StandardCharsets.UTF_8));
    if (!deliveries.isDone(news.text("id"))) {
      try {
        enforcement.handle(news);
      } catch (IOException _) {
        send(call, 503, "");
        return;
      }
      deliveries.done(news.text("id"));
    }
    send(call, 200, "");
  }

  private static byte[] body(HttpExchange call, int most) throws IOException {
    byte[] body = call.getRequestBody().readNBytes(most + 1);
    if (body.length > most) {
      throw new IllegalArgumentException("a body may have " + most + " bytes");
    }
    return body;
  }

  private static String header(HttpExchange call, String name) {
    @Nullable String value = call.getRequestHeaders().getFirst(name);
    return Objects.requireNonNullElse(value, "");
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void send(HttpExchange call, int status, String page) throws IOException {
    send(call, status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange call, int status, String type, byte[] body)
      throws IOException {
    call.getResponseHeaders().set("Content-Type", type);
    call.getResponseHeaders().set("Content-Security-Policy", POLICY);
    call.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    call.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    call.getResponseHeaders().set("Cache-Control", "no-store");
    boolean head = call.getRequestMethod().equals("HEAD");
    call.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head) {
      call.getResponseBody().write(body);
    }
  }
}
