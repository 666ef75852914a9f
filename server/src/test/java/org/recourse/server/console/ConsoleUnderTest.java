package org.recourse.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recourse.casework.staff.Role;
import org.recourse.server.RecourseServer;
import org.recourse.server.ServeSettings;
import org.recourse.server.console.signin.CodeApp;
import org.recourse.server.faces.Face;
import org.recourse.storage.OperatorKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server of the test's own with the staff's pages, and members who come in over HTTP as people
/// do: invited with the operator's key, with a password and an authenticator app.
public final class ConsoleUnderTest implements AutoCloseable {

  /// The password of everybody here.
  public static final String PASSWORD = "four quiet words together";

  /// Nobody's pages and sign-ins are counted by network, and all tests come from one.
  private static final Map<String, String> ROOM = Map.of(
      "recourse.limits.sign-in.size", "100000",
      "recourse.limits.staff-pages.size", "100000",
      "recourse.limits.other.size", "100000");

  private final RecourseServer server;
  private final String operator;
  private final HttpClient client = HttpClient.newHttpClient();

  private ConsoleUnderTest(RecourseServer server) throws IOException, InterruptedException {
    this.server = server;
    String token = server.firstStartToken().orElseThrow().reveal();
    this.operator = api(
            "/api/v1/setup", "", "{\"token\":\"" + token + "\",\"tenant\":\"A platform\"}")
        .get("secret")
        .stringValue();
  }

  /// Starts in an empty folder.
  public static ConsoleUnderTest start(Path folder) throws Exception {
    return start(folder, settings -> settings);
  }

  /// Starts in an empty folder, with more settings.
  public static ConsoleUnderTest start(Path folder, UnaryOperator<ServeSettings> more)
      throws Exception {
    ROOM.forEach(System::setProperty);
    OperatorKey key = OperatorKey.makeFile(folder.resolve("hub.key"), new SecureRandom());
    ServeSettings settings = new ServeSettings(
            folder, InetAddress.getLoopbackAddress(), 0, Optional.empty(), key)
        .reviewing(new ConsoleSettings(0, Optional.empty()));
    return new ConsoleUnderTest(RecourseServer.start(more.apply(settings)));
  }

  /// Returns the server.
  public RecourseServer server() {
    return server;
  }

  /// Returns the address of the staff's pages.
  public String origin() {
    return "http://localhost:" + server.port(Face.CONSOLE).orElseThrow();
  }

  /// Returns a browser without a session.
  public StaffBrowser browser() {
    return new StaffBrowser(origin());
  }

  /// Posts to the operator's interface with a key, and returns what a successful answer says.
  public JsonNode api(String path, String key, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + path))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return new JsonMapper().readTree(answer.body());
  }

  /// Calls the operator's interface with the operator's key, and returns the answer.
  public HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + operator)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// Returns the operator's key.
  public String operator() {
    return operator;
  }

  /// Somebody who was let in.
  ///
  /// @param number who
  /// @param name by which he signs in
  /// @param pseudonym what others call him
  /// @param app his authenticator app
  /// @param browser in which he is signed in
  public record Member(
      long number, String name, String pseudonym, CodeApp app, StaffBrowser browser) {}

  /// Invites somebody, who accepts and is signed in.
  public Member member(String name, Role... roles) throws IOException, InterruptedException {
    return member(operator, name, roles);
  }

  /// Invites somebody with the key of any operator.
  public Member member(String key, String name, Role... roles)
      throws IOException, InterruptedException {
    JsonNode invited = invite(key, name, roles);
    StaffBrowser browser = browser();
    browser.get("/invitation");
    browser.post("/invitation", Map.of("token", invited.get("token").stringValue()));
    CodeApp app = CodeApp.ofPage(browser.get("/invitation/accept").body());
    HttpResponse<String> in =
        browser.post("/invitation/password", Map.of("password", PASSWORD, "code", app.code()));
    assertThat(in.statusCode()).as(in.body()).isEqualTo(302);
    browser.get("/");
    JsonNode member = invited.get("member");
    return new Member(
        member.get("number").longValue(),
        name,
        member.get("pseudonym").stringValue(),
        app,
        browser);
  }

  /// Invites somebody with the operator's key, and returns the answer.
  public JsonNode invite(String name, Role... roles) throws IOException, InterruptedException {
    return invite(operator, name, roles);
  }

  private JsonNode invite(String key, String name, Role... roles)
      throws IOException, InterruptedException {
    String codes =
        Stream.of(roles).map(role -> '"' + role.name() + '"').collect(Collectors.joining(","));
    return api("/api/v1/staff", key, "{\"name\":\"" + name + "\",\"roles\":[" + codes + "]}");
  }

  @Override
  public void close() {
    server.close();
    ROOM.keySet().forEach(System::clearProperty);
  }
}
