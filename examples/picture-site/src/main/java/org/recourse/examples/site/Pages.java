package org.recourse.examples.site;

import java.util.List;
import java.util.stream.Collectors;

/// The site's pages. What people typed is only ever put in through [#text].
final class Pages {

  static final String STYLE = """
      :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
      body { margin: 0 auto; max-width: 60rem; padding: 1rem; }
      .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 1rem; padding: 0; }
      .grid li { list-style: none; }
      img { max-width: 100%; height: auto; }
      .grid img { width: 100%; aspect-ratio: 4 / 3; object-fit: cover; }
      form { display: grid; gap: .5rem; max-width: 30rem; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
      """;

  private Pages() {}

  static String gallery(List<Picture> pictures) {
    String all = pictures.stream()
        .map(picture -> """
            <li><a href="/p/%s"><img src="/raw/%s" alt="%s"></a></li>
            """.formatted(picture.id(), picture.id(), text(picture.title())))
        .collect(Collectors.joining());
    return page("Pictures", """
        <ul class="grid">%s</ul>
        <h2>Share a picture</h2>
        <form method="post" action="/upload" enctype="multipart/form-data">
          <label>Title <input name="title" maxlength="100" required></label>
          <label>Picture <input name="file" type="file" accept="image/*" required></label>
          <button>Share</button>
        </form>
        """.formatted(all));
  }

  static String picture(Picture picture, String report) {
    return page(picture.title(), """
        <p><img src="/raw/%s" alt="%s"></p>
        <p><a href="%s" rel="noreferrer">Report this picture</a></p>
        """.formatted(picture.id(), text(picture.title()), text(report)));
  }

  static String stopped() {
    return page("This picture cannot be shared", """
        <p>It is a copy of a picture that was taken off this site, because a person in it did not
        agree to it being shown. It was not kept.</p>
        """);
  }

  static String noPicture() {
    return page("No picture", "<p>This site shows JPEG, PNG, GIF and WebP pictures.</p>");
  }

  /// The uploader's own page.
  static String own(Picture picture) {
    return page(
        "Your picture",
        picture
            .restriction()
            .map(why -> takenOff(picture, why))
            .orElseGet(() -> picture.held() ? HELD : shown(picture)));
  }

  private static final String HELD = """
      <p>Your picture is held: it resembles one that somebody asked us to look out for, or we could
      not have it checked. Nobody sees it until a person has looked. This example has nobody who
      looks; a site of your own does it here.</p>
      """;

  private static String shown(Picture picture) {
    return """
        <p>Your picture is here: <a href="/p/%s">%s</a></p>
        """.formatted(picture.id(), text(picture.title()));
  }

  private static String takenOff(Picture picture, Picture.Restriction why) {
    return """
        <p>“%s” was taken off. A person decided that, after a notice that whoever is shown did not
        agree. Nobody tells you who sent it, and nobody told us.</p>
        <h2>The reasons</h2>
        <pre>%s</pre>
        <h2>You object?</h2>
        <form method="post" action="/mine/%s/objection">
          <label>What should we know? <textarea name="text" rows="4" maxlength="2000" required></textarea></label>
          <button>Send</button>
        </form>
        """.formatted(text(picture.title()), text(why.statement()), picture.uploader());
  }

  static String objected() {
    return page("Received", "<p>Somebody else than who decided will look at it again.</p>");
  }

  static String notHere() {
    return page("Not here", "<p>There is no such picture, or not any more.</p>");
  }

  private static String page(String title, String content) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>%s</title>
        <link rel="stylesheet" href="/site.css">
        <p><a href="/">An example picture site</a></p>
        <h1>%s</h1>
        %s</html>
        """.formatted(text(title), text(title), content);
  }

  /// Returns a text as HTML shows it, also within an attribute's quotes.
  private static String text(String typed) {
    return typed
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
