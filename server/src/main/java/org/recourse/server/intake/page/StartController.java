package org.recourse.server.intake.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.recourse.fingerprint.web.OfflinePage;
import org.recourse.server.faces.Face;
import org.recourse.server.intake.text.Language;
import org.recourse.server.intake.text.Languages;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// The pages that ask nothing: where one begins, who helps, and the way out.
@Controller
@RequestMapping(Face.IN_INTAKE)
class StartController {

  private final Pages pages;
  private final Languages languages;
  private final Helplines helplines;

  StartController(Pages pages, Languages languages, Helplines helplines) {
    this.pages = pages;
    this.languages = languages;
    this.helplines = helplines;
  }

  @GetMapping({"", "/"})
  String choose(HttpServletRequest request) {
    return "redirect:/"
        + languages.bestFor(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)).tag();
  }

  @GetMapping("/{tag}")
  ModelAndView start(@PathVariable String tag) {
    Language language = pages.language(tag);
    return pages.page("start", language, Map.of("offline", OfflinePage.sha256()));
  }

  @GetMapping("/{tag}/help")
  ModelAndView help(@PathVariable String tag) {
    Language language = pages.languageAlone(tag);
    return pages.page("help", language, Map.of("lines", helplines.all(language)));
  }

  /// The way out: what the browser keeps of us is cleared, and a page that has nothing to do with
  /// us follows.
  @GetMapping("/{tag}/exit")
  ModelAndView exit(@PathVariable String tag, jakarta.servlet.http.HttpServletResponse response) {
    response.setHeader("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
    return pages.page("exit", pages.languageAlone(tag), Map.of());
  }

  /// Forms are sent here, and a reader who comes back by an address begins anew.
  @GetMapping({"/{tag}/step", "/{tag}/open", "/{tag}/page"})
  String begin(@PathVariable String tag) {
    return "redirect:/" + pages.language(tag).tag();
  }
}
