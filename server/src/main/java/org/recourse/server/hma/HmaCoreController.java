package org.recourse.server.hma;

import java.net.URI;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
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

  @GetMapping("/")
  ResponseEntity<Void> home() {
    return ResponseEntity.status(HttpStatus.FOUND)
        .location(URI.create("/status"))
        .build();
  }

  /// The index is read before the port opens, and what was acknowledged is in it: HMA's
  /// `INDEX-NOT-LOADED` and `INDEX-STALE` do not occur.
  @GetMapping(path = "/status", produces = MediaType.TEXT_HTML_VALUE)
  String status() {
    return ALIVE;
  }

  @GetMapping(path = "/status/live", produces = MediaType.TEXT_HTML_VALUE)
  String live() {
    return ALIVE;
  }

  @RequestMapping(ANYTHING_ELSE)
  void nothing() {
    throw HmaFailure.notFound("there is no such path");
  }

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
