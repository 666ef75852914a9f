package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.hub.Scope;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Every call that the service has, with a key of each scope, with a wrong key, and without.
class AccessMatrixTest {

  private static final String WRONG_KEYS = "recourse.limits.wrong-keys.size";

  // The calls that need no key: whoever asks is nobody yet.
  private static final Set<String> OPEN = Set.of("POST /api/v1/setup", "GET /api/v1/openapi");

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
    for (String call : calls()) {
      if (!OPEN.contains(call)) {
        assertThat(status(hub.as(""), call)).as(call).isEqualTo(401);
        assertThat(status(hub.as("rck_wrong"), call)).as(call).isEqualTo(401);
      }
    }
  }

  @Test
  void everyCallIsOpenToTheScopesThatAreMeantAndTo403ForTheOthers() throws Exception {
    Map<String, Set<Scope>> opened = new TreeMap<>();
    for (String call : calls()) {
      Set<Scope> scopes = new TreeSet<>();
      for (Scope scope : Scope.values()) {
        if (status(Objects.requireNonNull(byScope.get(scope)), call) != 403) {
          scopes.add(scope);
        }
      }
      opened.put(call, scopes);
    }
    opened.forEach((call, scopes) -> {
      if (!OPEN.contains(call)) {
        assertThat(scopes).as(call).isEqualTo(meant(call));
      }
    });
    assertThat(opened.size()).isGreaterThan(20);
  }

  // What the documentation says of each, by the beginning of its path.
  private static Set<Scope> meant(String call) {
    String path = call.substring(call.indexOf(' ') + 1);
    if (call.matches("POST /api/v1/(banks/[^/]+/entries|entries/[^/]+/statements)")) {
      return Set.of(Scope.CURATE, Scope.SUBMIT);
    }
    if (path.endsWith("/sharing")) {
      return Set.of(Scope.OPERATE);
    }
    for (String operated :
        List.of("keys", "sources", "webhooks", "outbox", "exchanges", "consumers")) {
      if (path.startsWith("/api/v1/" + operated)) {
        return Set.of(Scope.OPERATE);
      }
    }
    if (path.startsWith("/api/v1/lookups") || path.startsWith("/api/v1/rescans")) {
      return Set.of(Scope.LOOK_UP);
    }
    if (path.startsWith("/api/v1/hashes")) {
      return Set.of(Scope.HASH);
    }
    return Set.of(Scope.CURATE);
  }

  private static int status(HubUnderTest as, String call) throws Exception {
    String[] parts = call.split(" ", 2);
    // Numbers that nothing has: what is allowed is not found, or refuses the empty body.
    String path = parts[1].replaceAll("\\{[^}]*\\}", "999999");
    HttpResponse<String> answer = as.send(parts[0], path, parts[0].equals("GET") ? "" : "{}");
    return answer.statusCode();
  }

  // As the controllers themselves say, so that a new call cannot be forgotten here.
  private static List<String> calls() throws ClassNotFoundException {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    List<String> calls = new ArrayList<>();
    for (BeanDefinition found : scanner.findCandidateComponents("org.recourse.server")) {
      Class<?> controller = Class.forName(found.getBeanClassName());
      for (Method method : controller.getDeclaredMethods()) {
        RequestMapping mapping =
            AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping != null && mapping.method().length > 0) {
          for (String path : paths(controller, mapping)) {
            calls.add(mapping.method()[0] + " " + path);
          }
        }
      }
    }
    return calls.stream()
        .filter(call -> call.substring(call.indexOf(' ') + 1).startsWith("/api/v1/"))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> paths(Class<?> controller, RequestMapping mapping) {
    RequestMapping outer =
        AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
    String prefix = outer == null || outer.path().length == 0 ? "" : outer.path()[0];
    return mapping.path().length == 0
        ? List.of(prefix)
        : Stream.of(mapping.path()).map(path -> prefix + path).toList();
  }
}
