package org.recourse.server.partner;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The description of this interface, for who writes a client. It is written from the code when the
/// tests run, and only read here.
@RestController
@RequestMapping("/api/v1/openapi")
class OpenApiController {

  private static final Resource DOCUMENT =
      new ClassPathResource("openapi.json", OpenApiController.class);

  /// Describes every call of this interface.
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  Resource document() {
    return DOCUMENT;
  }
}
