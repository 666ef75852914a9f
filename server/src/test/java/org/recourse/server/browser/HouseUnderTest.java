package org.recourse.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.recourse.casework.staff.Role;
import org.recourse.server.ServeSettings;
import org.recourse.server.casework.CaseworkSettings;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.ConsoleUnderTest.Member;
import org.recourse.server.faces.Face;
import org.recourse.server.fetch.FetchSettings;
import org.recourse.server.intake.IntakeSettings;
import org.recourse.server.network.Network;

/// A server of the test's own with both faces, the requester's and the staff's, and a platform
/// beside it that answers over the interface and shows one drawing.
final class HouseUnderTest implements AutoCloseable {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 200;

  private final Path folder;
  private final HttpServer platform;
  private final ConsoleUnderTest console;
  private final Member lead;

  private HouseUnderTest(Path folder, HttpServer platform, ConsoleUnderTest console)
      throws Exception {
    this.folder = folder;
    this.platform = platform;
    this.console = console;
    this.lead = console.member("a lead", Role.LEAD, Role.REVIEWER);
  }

  /// Starts in an empty folder.
  static HouseUnderTest start(Path folder) throws Exception {
    return start(folder, Optional.empty());
  }

  /// Starts in an empty folder, with a database elsewhere if it is named.
  static HouseUnderTest start(Path folder, Optional<String> databaseUrl) throws Exception {
    HttpServer platform =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] picture = drawing();
    platform.createContext("/view", exchange -> {
      exchange.sendResponseHeaders(200, picture.length);
      exchange.getResponseBody().write(picture);
      exchange.close();
    });
    platform.start();
    FetchSettings here = new FetchSettings(
        true, Set.of(platform.getAddress().getPort()), List.of(Network.parse("127.0.0.0/8")));
    CaseworkSettings laws = CaseworkSettings.USUAL.named("Example Pictures");
    return new HouseUnderTest(
        folder,
        platform,
        ConsoleUnderTest.start(
            folder,
            settings -> in(databaseUrl, settings)
                .receiving(new IntakeSettings(0))
                .under(laws)
                .fetching(here)));
  }

  private static ServeSettings in(Optional<String> databaseUrl, ServeSettings settings) {
    return new ServeSettings(
            settings.data(),
            settings.address(),
            settings.port(),
            databaseUrl,
            settings.operatorKey())
        .reviewing(settings.console().orElseThrow());
  }

  // Hills under a sky.
  private static byte[] drawing() throws IOException {
    BufferedImage drawing = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean isHill = y > 120 + 40 * Math.sin(x / 30.0);
        drawing.setRGB(x, y, isHill ? 0x3c5a28 + x / 4 : 0x9cc8ff - (y << 8));
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(drawing, "png", png);
    return png.toByteArray();
  }

  /// Returns the address of the requester's pages.
  String intake() {
    return "http://localhost:" + console.server().port(Face.INTAKE).orElseThrow();
  }

  /// Returns the staff's side.
  ConsoleUnderTest console() {
    return console;
  }

  /// Returns somebody who may decide everything.
  Member lead() {
    return lead;
  }

  /// Calls the platform's interface.
  HttpResponse<String> call(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = console.call(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    return answer;
  }

  /// Hands a notice in over the interface, and returns its number.
  String notice(String age) throws Exception {
    return console
        .api("/api/v1/notices", console.operator(), """
        {"age": "%s",
         "notifier": {"capacity": "SELF", "contact": "someone@example.org", "signature": "Some One"},
         "items": [{"locator": "https://pictures.example/p/41?from=the-group-of-the-third-floor",
           "description": "the third picture of the album", "kind": "AUTHENTIC"}],
         "declarations": {"nonConsent": true, "intimate": true, "goodFaith": true,
           "trueToBestKnowledge": true, "statement": "I never agreed to this."}}""".formatted(age))
        .get("notice")
        .stringValue();
  }

  /// Finds what a notice names first, as the platform does.
  void locate(String notice, String itemId) throws Exception {
    put(notice, "{\"itemId\":\"" + itemId + "\",\"hasUploader\":true}");
  }

  /// Finds what a notice names first, with a link under which it can be seen.
  void locateShown(String notice, String itemId) throws Exception {
    locateShown(notice, itemId, "c3".repeat(32));
  }

  /// Finds a picture of this fingerprint, with a link under which it can be seen.
  void locateShown(String notice, String itemId, String pdq) throws Exception {
    locate(notice, itemId, pdq, "/view");
  }

  /// Finds what a notice names first, with a link under which there is nothing any more.
  void locateGone(String notice, String itemId) throws Exception {
    locate(notice, itemId, "96".repeat(32), "/gone");
  }

  private void locate(String notice, String itemId, String pdq, String path) throws Exception {
    put(notice, """
        {"itemId": "%s", "hasUploader": true, "view": "http://127.0.0.1:%d%s",
         "signals": [{"type": "pdq", "value": "%s"}]}""".formatted(itemId, platform.getAddress().getPort(), path, pdq));
  }

  /// Writes down that somebody looked so often before, the last time just now.
  ///
  /// @param between the time between two looks
  void looked(Member member, int times, Duration between) throws SQLException {
    try (Connection database = database();
        PreparedStatement look = database.prepareStatement("""
            insert or replace into look (reviewer_id, picture_mac, tenant_id, notice, item, reason,
              looked_at) values (?, ?, 1, 'EARLIER', 1, 'APPEAL', ?)""")) {
      for (int i = 0; i < times; i++) {
        look.setLong(1, member.number());
        look.setBytes(2, new byte[] {(byte) i});
        look.setLong(3, Instant.now().minus(between.multipliedBy(i)).toEpochMilli());
        look.execute();
      }
    }
  }

  /// Takes back that somebody looked before.
  void forgetLooks(Member member) throws SQLException {
    try (Connection database = database();
        PreparedStatement looks = database.prepareStatement(
            "delete from look where reviewer_id = ? and notice = 'EARLIER'")) {
      looks.setLong(1, member.number());
      looks.execute();
    }
  }

  private Connection database() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:sqlite:" + folder.resolve("recourse.db") + "?busy_timeout=10000");
  }

  private void put(String notice, String location) throws Exception {
    HttpResponse<String> located =
        console.call("PUT", "/api/v1/notices/" + notice + "/items/1/location", location);
    assertThat(located.statusCode()).as(located.body()).isEqualTo(204);
  }

  /// Returns the number of the first report on her page, the last word of its heading.
  String number(Devtools hers) throws Exception {
    String heading = hers.run("document.querySelector('.report h3').textContent");
    return heading.replaceAll(".*?([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}).*", "$1");
  }

  /// Has a browser be somebody's who signed in elsewhere: how one comes in is tried elsewhere.
  void signIn(Devtools browser, Member member) throws Exception {
    browser.call("Network.clearBrowserCookies", Map.of());
    member.browser().handTo(browser);
  }

  /// Decides on the first item of a notice.
  void decide(String notice, String outcome, String ground) throws Exception {
    lead.browser().get("/notices/" + notice);
    HttpResponse<String> decided = lead.browser()
        .post(
            "/notices/" + notice + "/items/1/decision",
            Map.of("outcome", outcome, "ground", ground));
    assertThat(decided.statusCode()).as(decided.body()).isEqualTo(302);
  }

  @Override
  public void close() {
    console.close();
    platform.stop(0);
  }
}
