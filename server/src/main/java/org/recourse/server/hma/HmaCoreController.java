package org.recourse.server.hma;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// HMA's own paths: whether it is well, and what it answers to.
@RestController
@RequestMapping(HmaGate.INSIDE)
class HmaCoreController {

  private static final String ANYTHING_ELSE = "/**";
  private static final String ALIVE = "I-AM-ALIVE";

  private final RequestMappingHandlerMapping calls;

  HmaCoreController(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping calls) {
    this.calls = calls;
  }

  /// Leads to the status.
  @GetMapping("/")
  ResponseEntity<Void> home() {
    return ResponseEntity.status(HttpStatus.FOUND)
        .location(URI.create("/status"))
        .build();
  }

  /// Says that it is well.
  ///
  /// The index is read before the port opens, and what was acknowledged is in it: HMA's
  /// `INDEX-NOT-LOADED` and `INDEX-STALE` do not occur.
  @GetMapping(path = "/status", produces = MediaType.TEXT_HTML_VALUE)
  String status() {
    return ALIVE;
  }

  /// Says that the process lives.
  @GetMapping(path = "/status/live", produces = MediaType.TEXT_HTML_VALUE)
  String live() {
    return ALIVE;
  }

  /// What no other call answers: no such path, or none with this method.
  @RequestMapping(ANYTHING_ELSE)
  ResponseEntity<HmaFailures.Message> nothing(HttpServletRequest request) {
    List<String> methods = methods(request);
    if (methods.isEmpty()) {
      throw HmaFailure.notFound("there is no such path");
    }
    return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
        .header(HttpHeaders.ALLOW, String.join(", ", methods))
        .body(new HmaFailures.Message("The method is not allowed for the requested URL."));
  }

  private List<String> methods(HttpServletRequest request) {
    return calls.getHandlerMethods().keySet().stream()
        .filter(call -> !call.getPatternValues().contains(HmaGate.INSIDE + ANYTHING_ELSE))
        .filter(call -> call.getPathPatternsCondition() != null
            && call.getPathPatternsCondition().getMatchingCondition(request) != null)
        .flatMap(call -> call.getMethodsCondition().getMethods().stream())
        .map(RequestMethod::name)
        .distinct()
        .sorted()
        .toList();
  }

  /// Describes every call of this interface, where HMA does.
  @GetMapping(path = HmaGate.OPENAPI, produces = MediaType.APPLICATION_JSON_VALUE)
  Resource openApi() {
    return new ClassPathResource("hma-openapi.json", HmaCoreController.class);
  }

  /// Lists every path.
  @GetMapping("/site-map")
  List<String> siteMap() {
    return calls.getHandlerMethods().keySet().stream()
        .flatMap(call -> call.getPatternValues().stream())
        .filter(path -> path.startsWith(HmaGate.INSIDE + "/"))
        .filter(path -> !path.endsWith(ANYTHING_ELSE))
        .map(path -> path.substring(HmaGate.INSIDE.length()).replace('{', '<').replace('}', '>'))
        .distinct()
        .sorted()
        .toList();
  }
}
