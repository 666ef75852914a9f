package org.recourse.cli.demo.loop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.recourse.cli.CommandFailedException;

/// Somebody who shares pictures on the site, through its pages.
final class Uploader {

  private static final String BOUNDARY = "a-line-that-is-in-no-picture-of-ours";

  private final Http site;

  Uploader(URI site) {
    this.site = new Http(site);
  }

  /// What became of an upload.
  ///
  /// @param what in one word
  /// @param own the uploader's own page, empty if it was stopped
  /// @param picture the picture's page, if it is shown
  record Shared(What what, String own, Optional<String> picture) {}

  /// What became of an upload.
  enum What {
    SHOWN,
    HELD,
    STOPPED
  }

  /// Shares a picture with the site's form.
  Shared share(String title, byte[] file) throws IOException {
    Http.Answer answer = site.send(site.to("/upload")
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofByteArray(form(title, file))));
    return switch (answer.status()) {
      case 303 -> kept(answer.location());
      case 403 -> new Shared(What.STOPPED, "", Optional.empty());
      default ->
        throw new CommandFailedException("the site answered " + answer.status() + " to an upload");
    };
  }

  private Shared kept(String own) throws IOException {
    Optional<String> picture = Html.first(site.get(own).body(), "href=\"(/p/[0-9]+)\"");
    return new Shared(picture.isPresent() ? What.SHOWN : What.HELD, own, picture);
  }

  private static byte[] form(String title, byte[] file) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.write(part("name=\"title\"", title + "\r\n"));
    form.write(part("name=\"file\"; filename=\"picture\"", ""));
    form.write(file);
    form.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return form.toByteArray();
  }

  private static byte[] part(String name, String content) {
    String part =
        "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + name + "\r\n\r\n" + content;
    return part.getBytes(StandardCharsets.UTF_8);
  }

  /// Returns whether a page of the site is there.
  boolean sees(String path) throws IOException {
    return site.get(path).isGood();
  }

  /// Returns what a page of the site says.
  String reads(String path) throws IOException {
    return site.get(path).body();
  }
}
