package org.recourse.server.intake.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.cases.CaseContent;
import org.recourse.casework.cases.CaseEvent;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.cases.CaseKey;
import org.recourse.casework.cases.Route;
import org.recourse.casework.code.CaseCode;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.hub.TenantId;
import org.recourse.server.casework.CaseDesk;
import org.recourse.server.faces.Face;
import org.recourse.server.intake.CallerNetwork;
import org.recourse.server.intake.flow.Answers;
import org.recourse.server.intake.flow.Reports;
import org.recourse.server.intake.flow.Screen;
import org.recourse.server.intake.text.Language;
import org.recourse.server.limits.LoadGate;
import org.recourse.server.limits.RateLimit;
import org.recourse.server.limits.RateLimits;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// Opens a case, and shows its number once it is on the disk.
@Controller
@RequestMapping(Face.IN_INTAKE)
class OpenController {

  private final Pages pages;
  private final ScreenPages screens;
  private final CaseDesk cases;
  private final EventSentences sentences;
  private final RateLimits limits;
  private final LoadGate gate;
  private final CallerNetwork networks;
  private final OpeningToken tokens;

  OpenController(
      Pages pages,
      ScreenPages screens,
      CaseDesk cases,
      EventSentences sentences,
      RateLimits limits,
      LoadGate gate,
      CallerNetwork networks,
      OpeningToken tokens) {
    this.pages = pages;
    this.screens = screens;
    this.cases = cases;
    this.sentences = sentences;
    this.limits = limits;
    this.gate = gate;
    this.networks = networks;
    this.tokens = tokens;
  }

  @PostMapping("/{tag}/open")
  ModelAndView open(@PathVariable String tag, HttpServletRequest request) {
    Language language = pages.language(tag);
    Form form = new Form(request);
    Answers answers = form.answers();
    Optional<Screen> unfinished = Screen.unfinished(answers);
    if (unfinished.isPresent()) {
      Screen screen = unfinished.get();
      return screens.page(screen, answers, screen.problems(answers), language);
    }
    Optional<CaseCode> made = form.key().isPresent() ? Optional.empty() : code(form, tag);
    if (form.key().isEmpty() && made.isEmpty()) {
      // It stood open for too long, or was changed: the screen has another token.
      return screens.page(Screen.CODE, answers, language);
    }
    networks.of(request).ifPresent(network -> limits.take(RateLimit.CASES, network, 1));
    form.enter(gate, LoadGate.Door.OPENING);
    CaseKey key =
        form.key().or(() -> made.map(CaseCode::authKey).flatMap(CaseKey::ofHex)).orElseThrow();
    String hex = made.map(CaseCode::authKey).orElseGet(() -> form.text(Form.KEY));
    try {
      CaseFile file = cases.open(TenantId.FIRST, asked(key, answers, tag));
      return receipt(file, hex, made, language);
    } catch (StoreUnavailableException _) {
      return screens.page(Screen.CODE, answers, Map.of(), language, HttpStatus.SERVICE_UNAVAILABLE);
    }
  }

  // Without script the words are made here, shown, and forgotten: of what stands in the form, so
  // that the same form has the same words.
  private Optional<CaseCode> code(Form form, String tag) {
    return tokens.code(form.text(Form.ONCE), tag);
  }

  private static CaseDesk.Asked asked(CaseKey key, Answers answers, String tag) {
    Route route = answers.route().orElseThrow();
    return new CaseDesk.Asked(
        key,
        new CaseContent(route, tag, answers.kept(), List.of()),
        answers.agreed(),
        Reports.of(answers, tag));
  }

  private ModelAndView receipt(
      CaseFile file, String key, Optional<CaseCode> made, Language language) {
    Map<String, Object> model = new HashMap<>();
    model.put("once", made.isPresent());
    model.put("number", file.handle().text());
    model.put("key", key);
    model.put("words", made.map(CaseCode::words).orElse(List.of()));
    model.put(
        "news",
        file.events().stream()
            .filter(event -> event.kind() == CaseEventKind.NOTICE_RECEIVED)
            .map((CaseEvent event) -> sentences.of(event, language))
            .toList());
    model.put("pictures", ScreenPages.takesPictures(file.content().route(), file.agreed()));
    return pages.page("receipt", language, model);
  }
}
