package org.recourse.server.openapi;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.recourse.hub.Scope;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A call as a controller maps it. Read from the controllers, so that a new one cannot be
/// forgotten.
///
/// @param method of HTTP
/// @param path with its variables in braces
/// @param handler what answers it
/// @param mapping the method's own
public record ApiCall(String method, String path, Method handler, RequestMapping mapping) {

  private static final String API = "/api/v1/";

  /// Returns every call under our own interface, by path and method.
  public static List<ApiCall> ofApi() {
    return under(API);
  }

  /// Returns every call under a path.
  static List<ApiCall> under(String prefix) {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    List<ApiCall> calls = new ArrayList<>();
    for (BeanDefinition found : scanner.findCandidateComponents("org.recourse.server")) {
      try {
        Class<?> controller = Class.forName(found.getBeanClassName());
        Stream.of(controller.getDeclaredMethods())
            .flatMap(method -> of(controller, method))
            .filter(call -> call.path().startsWith(prefix))
            .forEach(calls::add);
      } catch (ClassNotFoundException e) {
        throw new AssertionError(e);
      }
    }
    calls.sort(Comparator.comparing(ApiCall::path)
        .thenComparing(ApiCall::method)
        .thenComparing(call -> call.handler().toString()));
    return calls;
  }

  private static Stream<ApiCall> of(Class<?> controller, Method method) {
    RequestMapping mapping =
        AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
    if (mapping == null || mapping.method().length == 0) {
      return Stream.empty();
    }
    RequestMapping outer =
        AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
    String prefix = outer == null || outer.path().length == 0 ? "" : outer.path()[0];
    Stream<String> paths = mapping.path().length == 0 ? Stream.of("") : Stream.of(mapping.path());
    return paths.map(
        path -> new ApiCall(mapping.method()[0].name(), prefix + path, method, mapping));
  }

  /// Returns the method and the path.
  public String text() {
    return method + " " + path;
  }

  /// Returns whether it needs no key: whoever asks is nobody yet.
  public boolean isOpen() {
    return Set.of("POST /api/v1/setup", "GET /api/v1/openapi").contains(text());
  }

  /// Returns the scopes of which a key needs one. That this is so is tested with a key of each.
  public Set<Scope> scopes() {
    if (isOpen()) {
      return Set.of();
    }
    if (text().matches("POST /api/v1/(banks/[^/]+/entries|entries/[^/]+/statements)")) {
      return Set.of(Scope.CURATE, Scope.SUBMIT);
    }
    if (path.endsWith("/sharing")) {
      return Set.of(Scope.OPERATE);
    }
    if (path.contains("/notices/{notice}/items")) {
      return Set.of(Scope.ENFORCE);
    }
    return switch (topic()) {
      case "notices" -> Set.of(Scope.NOTIFY);
      case "actions", "appeals", "statements" -> Set.of(Scope.ENFORCE);
      case "figures" -> Set.of(Scope.METRICS);
      case "keys", "sources", "tenants", "staff", "webhooks", "outbox", "exchanges", "consumers" ->
        Set.of(Scope.OPERATE);
      case "lookups", "rescans" -> Set.of(Scope.LOOK_UP);
      case "hashes" -> Set.of(Scope.HASH);
      default -> Set.of(Scope.CURATE);
    };
  }

  /// Returns the first part of the path that is its own.
  String topic() {
    String own = path.startsWith(API) ? path.substring(API.length()) : path.replaceFirst("^/", "");
    return own.split("/", -1)[0];
  }
}
