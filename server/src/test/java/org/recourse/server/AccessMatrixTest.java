package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.hub.Scope;
import org.recourse.server.openapi.ApiCall;
import tools.jackson.databind.JsonNode;

/// Every call that the service has, with a key of each scope, with a wrong key, and without.
class AccessMatrixTest {

  private static final String WRONG_KEYS = "recourse.limits.wrong-keys.size";

  @TempDir
  private static Path folder;

  private static HubUnderTest hub;
  private static Map<Scope, HubUnderTest> byScope;

  @BeforeAll
  static void start() throws Exception {
    System.setProperty(WRONG_KEYS, "10000");
    hub = HubUnderTest.start(folder);
    byScope = new EnumMap<>(Scope.class);
    for (Scope scope : Scope.values()) {
      String secret = hub.postOk(
              "/api/v1/keys",
              "{\"name\":\"" + scope + "\",\"source\":\"reviewers\",\"scopes\":[\"" + scope
                  + "\"]}")
          .get("secret")
          .stringValue();
      byScope.put(scope, hub.as(secret));
    }
  }

  @AfterAll
  static void stop() {
    hub.close();
    System.clearProperty(WRONG_KEYS);
  }

  @Test
  void withoutAValidKeyEveryCallIs401() throws Exception {
    for (ApiCall call : ApiCall.ofApi()) {
      if (!call.isOpen()) {
        assertThat(status(hub.as(""), call)).as(call.text()).isEqualTo(401);
        assertThat(status(hub.as("rck_wrong"), call)).as(call.text()).isEqualTo(401);
      }
    }
  }

  @Test
  void everyCallIsOpenToTheScopesThatAreMeantAndTo403ForTheOthers() throws Exception {
    for (ApiCall call : ApiCall.ofApi()) {
      Set<Scope> opened = new TreeSet<>();
      for (Scope scope : Scope.values()) {
        if (status(Objects.requireNonNull(byScope.get(scope)), call) != 403) {
          opened.add(scope);
        }
      }
      if (!call.isOpen()) {
        assertThat(opened).as(call.text()).isEqualTo(call.scopes());
        assertThat(described(call)).as(call.text()).isEqualTo(opened);
      }
    }
    assertThat(ApiCall.ofApi().size()).isGreaterThan(30);
  }

  @Test
  void theDescriptionNeedsNoKeyAndHasNothingOfOtherFaces() throws Exception {
    HttpResponse<String> answer = hub.as("").get("/api/v1/openapi");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(HubUnderTest.json(answer).get("paths").propertyNames())
        .allMatch(path -> path.startsWith("/api/v1/"));
    assertThat(answer.body()).doesNotContain("actuator", "/hma");
  }

  // What who reads the description is told.
  private static Set<Scope> described(ApiCall call) throws Exception {
    JsonNode security = HubUnderTest.json(hub.as("").get("/api/v1/openapi"))
        .get("paths")
        .get(call.path())
        .get(call.method().toLowerCase(Locale.ROOT))
        .get("security");
    Set<Scope> scopes = new TreeSet<>();
    for (JsonNode one : security) {
      one.get("key").forEach(scope -> scopes.add(Scope.valueOf(scope.stringValue())));
    }
    return scopes;
  }

  private static int status(HubUnderTest as, ApiCall call) throws Exception {
    // Numbers that nothing has: what is allowed is not found, or refuses the empty body.
    String path = call.path().replaceAll("\\{[^}]*\\}", "999999");
    HttpResponse<String> answer =
        as.send(call.method(), path, call.method().equals("GET") ? "" : "{}");
    return answer.statusCode();
  }
}
