package org.recourse.server.intake.page;

import java.util.HashMap;
import java.util.Map;
import org.recourse.hub.TenantId;
import org.recourse.hub.TenantStore;
import org.recourse.server.intake.text.Language;
import org.recourse.server.intake.text.Languages;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// What all pages have in common. May be shared between threads.
@Component
class Pages {

  private final Languages languages;
  private final PageFiles files;
  private final TenantStore tenants;
  private volatile boolean isSetUp;

  Pages(Languages languages, PageFiles files, TenantStore tenants) {
    this.languages = languages;
    this.files = files;
    this.tenants = tenants;
  }

  /// Returns the language in an address, once there is a service behind the pages.
  ///
  /// @throws NotSetUpException if there is none yet
  /// @throws ProblemException if there is no such language
  Language language(String tag) {
    Language language = languageAlone(tag);
    isSetUp = isSetUp
        || tenants.tenants().stream().anyMatch(tenant -> tenant.id().equals(TenantId.FIRST));
    if (!isSetUp) {
      throw new NotSetUpException();
    }
    return language;
  }

  /// Returns the language in an address, whether or not there is a service behind the pages: who
  /// leaves, or looks for other help, needs none.
  ///
  /// @throws ProblemException if there is no such language
  Language languageAlone(String tag) {
    return languages.find(tag).orElseThrow(() -> ProblemException.notFound("language"));
  }

  /// Returns a page.
  ModelAndView page(String template, Language language, Map<String, ?> model) {
    return page(template, language, model, HttpStatus.OK);
  }

  /// Returns a page with another status.
  ModelAndView page(String template, Language language, Map<String, ?> model, HttpStatus status) {
    return new ModelAndView("intake/" + template, model(language, model), status);
  }

  /// Returns what a template is given.
  Map<String, Object> model(Language language, Map<String, ?> more) {
    Map<String, Object> model = new HashMap<>();
    model.put("t", language);
    model.put("languages", languages.all());
    model.put("files", files.folder());
    model.put("screen", "");
    model.put("key", "");
    model.put("once", false);
    model.putAll(more);
    return model;
  }

  /// That nobody has set the service up.
  static final class NotSetUpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotSetUpException() {
      super("the service is not set up", null, false, false);
    }
  }
}
