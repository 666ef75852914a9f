package org.recourse.server.console.page;

import org.recourse.server.console.access.WithoutSignIn;
import org.recourse.server.faces.Face;
import org.recourse.server.problem.ProblemException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The stylesheet and the scripts of the staff's pages, by name, and what is none of our pages.
@Controller
@RequestMapping(Face.IN_CONSOLE)
class ConsoleFiles {

  private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");
  private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

  @GetMapping("/console.css")
  @WithoutSignIn
  ResponseEntity<Resource> style() {
    return file("console.css", CSS);
  }

  @GetMapping("/passkeys.js")
  @WithoutSignIn
  ResponseEntity<Resource> passkeys() {
    return file("passkeys.js", SCRIPT);
  }

  @GetMapping("/invitation.js")
  @WithoutSignIn
  ResponseEntity<Resource> invitation() {
    return file("invitation.js", SCRIPT);
  }

  private static ResponseEntity<Resource> file(String name, MediaType type) {
    return ResponseEntity.ok()
        .contentType(type)
        .body(new ClassPathResource("/org/recourse/server/console/" + name));
  }

  @RequestMapping("/**")
  @WithoutSignIn
  void none() {
    throw ProblemException.notFound("page");
  }
}
