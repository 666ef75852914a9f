package org.recourse.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Access;
import org.recourse.casework.staff.Role;
import org.recourse.casework.staff.StaffAct;
import org.recourse.server.console.access.RequiresAct;
import org.recourse.server.console.access.WithoutSignIn;
import org.recourse.server.faces.Face;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every role at every call of the staff's pages, as the program itself maps them. The page that
/// people read is made here, too.
class ConsoleAccessTest {

  private static final Path PAGE = Path.of("../docs/review/access-matrix.md");
  private static final String COMMAND = "mvn -pl server -am test -Dtest=ConsoleAccessTest"
      + " -Drecourse.access.write=true -Dsurefire.failIfNoSpecifiedTests=false";

  @TempDir
  private static Path folder;

  private static ConsoleUnderTest console;
  private static List<Call> calls;

  /// One call.
  ///
  /// @param method of HTTP
  /// @param path without the prefix that is only inside
  /// @param act what it needs, null if nobody needs to be signed in
  private record Call(String method, String path, @Nullable StaffAct act) {

    String text() {
      return method + " " + path;
    }

    boolean isFor(Role role) {
      return act == null || Access.allows(role, act);
    }

    /// Numbers that nothing has: what is allowed is not found, or refuses the empty form.
    String address() {
      return path.replaceAll("\\{[^}]*\\}", "999999").replace("/**", "/999999");
    }
  }

  @BeforeAll
  static void start() throws Exception {
    console = ConsoleUnderTest.start(folder);
    calls = calls(RunningConsole.mapping());
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static List<Call> calls(RequestMappingHandlerMapping mapping) {
    List<Call> found = new ArrayList<>();
    mapping
        .getHandlerMethods()
        .forEach((info, handler) -> paths(info)
            .filter(path -> path.startsWith(Face.IN_CONSOLE + "/") || path.equals(Face.IN_CONSOLE))
            .forEach(
                path -> methods(info).forEach(method -> found.add(call(method, path, handler)))));
    found.sort(Comparator.comparing(Call::path).thenComparing(Call::method));
    return found;
  }

  private static Stream<String> paths(RequestMappingInfo info) {
    return info.getPatternValues().stream();
  }

  private static Stream<String> methods(RequestMappingInfo info) {
    var methods = info.getMethodsCondition().getMethods();
    return methods.isEmpty() ? Stream.of("GET", "POST") : methods.stream().map(Enum::name);
  }

  private static Call call(String method, String path, HandlerMethod handler) {
    RequiresAct required = handler.getMethodAnnotation(RequiresAct.class);
    boolean open = handler.hasMethodAnnotation(WithoutSignIn.class);
    assertThat(open ^ (required != null))
        .as("%s must have either @RequiresAct or @WithoutSignIn", handler)
        .isTrue();
    return new Call(
        method,
        path.substring(Face.IN_CONSOLE.length()),
        required == null ? null : required.value());
  }

  @Test
  void everyRoleReachesWhatItMayAndIsRefusedAllElse() throws Exception {
    Map<Role, ConsoleUnderTest.Member> members = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      members.put(role, console.member("matrix " + role, role));
    }
    int cells = 0;
    for (Call call : calls) {
      for (Role role : Role.values()) {
        if (call.act() != null) {
          int status = status(Objects.requireNonNull(members.get(role)).browser(), call);
          assertThat(status != 403)
              .as("%s for %s: %d", call.text(), role, status)
              .isEqualTo(call.isFor(role));
          cells++;
        }
      }
    }
    assertThat(cells).isGreaterThan(60);
  }

  @Test
  void whoIsNotSignedInIsSentToSignInWhateverHeAsks() throws Exception {
    StaffBrowser nobody = console.browser();
    nobody.get("/signin");
    for (Call call : calls) {
      if (call.act() != null) {
        HttpResponse<String> answer = nobody.send(request(nobody, call));
        assertThat(answer.statusCode()).as(call.text()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/signin");
      }
    }
  }

  @Test
  void whatWasLeftOpenIsTheWayInAndNothingElse() {
    assertThat(calls.stream().filter(call -> call.act() == null).map(Call::text))
        .containsExactlyInAnyOrder(
            "GET /**",
            "POST /**",
            "GET /console.css",
            "GET /passkeys.js",
            "GET /invitation.js",
            "GET /oidc/signin",
            "GET /oidc/invitation",
            "GET /oidc/back",
            "GET /signin",
            "POST /signin",
            "POST /signin/passkey",
            "POST /signin/passkey/options",
            "POST /signout",
            "GET /invitation",
            "POST /invitation",
            "GET /invitation/accept",
            "POST /invitation/passkey",
            "POST /invitation/passkey/options",
            "POST /invitation/password");
  }

  @Test
  void aMethodThatAPageDoesNotHaveIsNotThere() throws Exception {
    ConsoleUnderTest.Member lead = console.member("matrix methods", Role.LEAD);
    for (String method : List.of("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")) {
      for (String path : List.of("/", "/staff", "/approvals/1/approve")) {
        HttpRequest.Builder request = lead.browser()
            .request(path)
            .header("X-CSRF-TOKEN", lead.browser().csrf())
            .method(method, HttpRequest.BodyPublishers.noBody());
        assertThat(lead.browser().send(request).statusCode())
            .as(method + " " + path)
            .isIn(400, 403, 404, 405);
      }
    }
  }

  @Test
  void thePageForReadersIsWhatTheCodeSays() throws IOException {
    String written = page();
    if (Boolean.getBoolean("recourse.access.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, written);
    }
    assertThat(written)
        .as("%s is not what the code says: %s", PAGE, COMMAND)
        .isEqualTo(Files.exists(PAGE) ? Files.readString(PAGE) : "");
  }

  private static int status(StaffBrowser browser, Call call) throws Exception {
    return browser.send(request(browser, call)).statusCode();
  }

  private static HttpRequest.Builder request(StaffBrowser browser, Call call) {
    HttpRequest.Builder request = browser.request(call.address());
    if (call.method().equals("GET")) {
      return request.header("Sec-Fetch-Mode", "navigate").GET();
    }
    return request
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-CSRF-TOKEN", browser.csrf())
        .method(call.method(), HttpRequest.BodyPublishers.noBody());
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append("""
        # Who may do what

        Made from the code; do not edit. Each cell of the second table is asked over HTTP by
        `ConsoleAccessTest`, which also writes this page:

            %s

        """.formatted(COMMAND));
    page.append(
        "## Acts\n\n`!`: who does it must have shown within ten minutes that it is he.\n\n");
    head(page, "act");
    for (StaffAct act : StaffAct.values()) {
      row(page, act.name() + (act.isDangerous() ? " !" : ""), role -> Access.allows(role, act));
    }
    page.append("\n## Calls\n\n");
    head(page, "call | act");
    for (Call call : calls) {
      StaffAct act = call.act();
      String name = "`" + call.text() + "` | " + (act == null ? "open to everybody" : act.name());
      row(page, name, call::isFor);
    }
    return page.toString();
  }

  private static void head(StringBuilder page, String first) {
    String roles = Stream.of(Role.values()).map(Role::name).collect(Collectors.joining(" | "));
    page.append("| ").append(first).append(" | ").append(roles).append(" |\n|");
    int columns = first.split("\\|", -1).length + Role.values().length;
    page.append(" --- |".repeat(columns)).append('\n');
  }

  private static void row(
      StringBuilder page, String name, java.util.function.Predicate<Role> allowed) {
    String cells = Stream.of(Role.values())
        .map(role -> allowed.test(role) ? "yes" : "–")
        .collect(Collectors.joining(" | "));
    page.append("| ").append(name).append(" | ").append(cells).append(" |\n");
  }
}
