package org.recourse.cli.demo.loop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.recourse.cli.CommandFailedException;
import org.recourse.examples.site.Connection;
import org.recourse.examples.site.PictureSite;
import org.recourse.server.CannotStartException;
import org.recourse.server.RecourseServer;
import org.recourse.server.ServeSettings;
import org.recourse.server.access.KeyText;
import org.recourse.server.casework.CaseworkSettings;
import org.recourse.server.console.ConsoleSettings;
import org.recourse.server.faces.Face;
import org.recourse.server.fetch.FetchSettings;
import org.recourse.server.intake.IntakeSettings;
import org.recourse.server.network.Network;
import org.recourse.storage.OperatorKey;

/// A hub and a picture site beside it, both on this machine alone, in a folder that ends with
/// them.
///
/// They are set up as an operator does it: the first start, a key, a webhook, an invitation.
public final class Stage implements AutoCloseable {

  private static final String PLATFORM = "the example picture site";
  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final String REVIEWER = "reviewer";

  private final Path folder;
  private final RecourseServer hub;
  private final PictureSite site;
  private final Reviewer.Credentials reviewer;

  private Stage(Path folder, RecourseServer hub, PictureSite site, Reviewer.Credentials reviewer) {
    this.folder = folder;
    this.hub = hub;
    this.site = site;
    this.reviewer = reviewer;
  }

  /// Starts both, and connects them.
  public static Stage open() throws IOException {
    Path folder = Files.createTempDirectory("recourse-demo");
    PictureSite site = PictureSite.at(InetAddress.getLoopbackAddress(), 0);
    RecourseServer hub = hub(folder, site);
    try {
      return connected(folder, hub, site);
    } catch (IOException | RuntimeException e) {
      hub.close();
      site.close();
      throw e;
    }
  }

  private static RecourseServer hub(Path folder, PictureSite site) throws IOException {
    Path data = Files.createDirectory(folder.resolve("hub"));
    OperatorKey key = OperatorKey.makeFile(data.resolve("recourse.key"), new SecureRandom());
    ServeSettings settings = new ServeSettings(
            data, InetAddress.getLoopbackAddress(), 0, Optional.empty(), key)
        .fetching(new FetchSettings(
            true, Set.of(site.address().getPort()), List.of(Network.parse("127.0.0.1/32"))))
        .remembering(REMEMBERED)
        .receiving(new IntakeSettings(0))
        .reviewing(new ConsoleSettings(0, Optional.empty()))
        .under(CaseworkSettings.USUAL.named(PLATFORM));
    // The site is on this machine, where webhooks do not lead otherwise.
    try (var _ = new Property("recourse.outbox.private-addresses", "true");
        var _ = new Property("logging.level.org.recourse", "WARN")) {
      return RecourseServer.start(settings);
    } catch (CannotStartException e) {
      throw new CommandFailedException("the hub did not start: " + e.getMessage());
    }
  }

  private static Stage connected(Path folder, RecourseServer hub, PictureSite site)
      throws IOException {
    URI api = here(hub.port());
    KeyText token = hub.firstStartToken().orElseThrow();
    Operator operator = Operator.first(api, token.reveal(), "Example");
    Connection connection = new Connection(
        api, operator.siteKey(), operator.webhook(site.webhook()), intake(hub) + "#where=");
    site.connect(connection, Files.createDirectory(folder.resolve("site")));
    Reviewer.Credentials reviewer =
        Reviewer.accept(console(hub), operator.invitation(REVIEWER), REVIEWER, password());
    return new Stage(folder, hub, site, reviewer);
  }

  private static String password() {
    byte[] bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static URI here(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  private static URI intake(RecourseServer hub) {
    return here(hub.port(Face.INTAKE).orElseThrow());
  }

  // Under this name browsers take it for encrypted, as passkeys and its cookie need it.
  private static URI console(RecourseServer hub) {
    return URI.create("http://localhost:" + hub.port(Face.CONSOLE).orElseThrow() + "/");
  }

  /// Returns where the site is.
  public URI site() {
    return site.address();
  }

  /// Returns where the requester's pages are.
  public URI intake() {
    return intake(hub);
  }

  /// Returns where the staff's pages are.
  public URI console() {
    return console(hub);
  }

  /// Returns how the reviewer signs in.
  Reviewer.Credentials reviewer() {
    return reviewer;
  }

  /// Ends both, and deletes what they wrote.
  @Override
  public void close() {
    hub.close();
    site.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new CommandFailedException("what the demonstration wrote is still in " + folder);
    }
  }
}
