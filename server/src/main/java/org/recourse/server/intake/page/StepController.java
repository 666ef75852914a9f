package org.recourse.server.intake.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.recourse.server.faces.Face;
import org.recourse.server.intake.flow.Answers;
import org.recourse.server.intake.flow.Field;
import org.recourse.server.intake.flow.Screen;
import org.recourse.server.intake.text.Language;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// One question after the other. What she answered is in the form and nowhere else.
@Controller
@RequestMapping(Face.IN_INTAKE)
class StepController {

  private static final String TO = "to-";

  private final Pages pages;
  private final ScreenPages screens;

  StepController(Pages pages, ScreenPages screens) {
    this.pages = pages;
    this.screens = screens;
  }

  @PostMapping("/{tag}/step")
  ModelAndView step(@PathVariable String tag, HttpServletRequest request) {
    Language language = pages.language(tag);
    Form form = new Form(request);
    Answers answers = form.answers();
    Optional<Screen> at = named(form.text(Form.AT)).filter(Screen.on(answers)::contains);
    if (at.isEmpty()) {
      return screens.page(Screen.on(answers).getLast(), answers, language);
    }
    String go = form.text(Form.GO);
    return switch (go) {
      case "next" -> next(at.get(), answers, language);
      case "skip" -> skip(at.get(), answers, language);
      case "back" -> back(at.get(), answers, language);
      default ->
        go.startsWith(TO)
            ? to(go.substring(TO.length()), at.get(), answers, language)
            : screens.page(at.get(), answers, language);
    };
  }

  private static Optional<Screen> named(String name) {
    return Arrays.stream(Screen.values())
        .filter(screen -> screen.name().equals(name))
        .findFirst();
  }

  private ModelAndView next(Screen at, Answers answers, Language language) {
    Map<Field, String> problems = at.problems(answers);
    return problems.isEmpty()
        ? screens.page(at.next(answers), answers, language)
        : screens.page(at, answers, problems, language);
  }

  private ModelAndView skip(Screen at, Answers answers, Language language) {
    if (!at.isSkippable()) {
      return screens.page(at, answers, language);
    }
    List<Field> fields = at.fields(answers);
    Set<Field> skipped = EnumSet.copyOf(fields);
    Answers rest = answers.without(skipped);
    return screens.page(at.next(rest), rest, language);
  }

  private ModelAndView back(Screen at, Answers answers, Language language) {
    return at.before(answers)
        .map(before -> screens.page(before, answers, language))
        .orElseGet(() -> new ModelAndView("redirect:/" + language.tag()));
  }

  private ModelAndView to(String name, Screen at, Answers answers, Language language) {
    Screen there = named(name).filter(Screen.on(answers)::contains).orElse(at);
    return screens.page(there, answers, language);
  }
}
