package org.recourse.examples.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Runs the site alone, beside a Recourse that runs elsewhere.
public final class Main {

  private Main() {}

  /// Reads the connection from the environment: `RECOURSE` (its address), `RECOURSE_KEY`,
  /// `RECOURSE_WEBHOOK_SECRET` and `RECOURSE_REPORT`, and the site's `PORT`.
  public static void main(String[] arguments) throws IOException {
    Connection connection = new Connection(
        URI.create(setting("RECOURSE")),
        setting("RECOURSE_KEY"),
        setting("RECOURSE_WEBHOOK_SECRET"),
        setting("RECOURSE_REPORT"));
    Path folder = Files.createTempDirectory("picture-site");
    PictureSite site =
        PictureSite.at(InetAddress.getLoopbackAddress(), Integer.parseInt(setting("PORT")));
    site.connect(connection, folder);
    System.out.println("The site is at " + site.address());
  }

  private static String setting(String name) {
    @Nullable String value = System.getenv(name);
    return Objects.requireNonNull(value, name + " is not set");
  }
}
