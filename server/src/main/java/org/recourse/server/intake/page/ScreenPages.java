package org.recourse.server.intake.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.cases.Route;
import org.recourse.casework.law.Element;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.hub.TenantId;
import org.recourse.server.casework.NoticeDesk;
import org.recourse.server.casework.SupportDesk;
import org.recourse.server.intake.flow.Answers;
import org.recourse.server.intake.flow.Field;
import org.recourse.server.intake.flow.Reports;
import org.recourse.server.intake.flow.Screen;
import org.recourse.server.intake.text.Language;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// Shows a [Screen]. May be shared between threads.
@Component
class ScreenPages {

  private final Pages pages;
  private final NoticeDesk notices;
  private final Helplines helplines;
  private final ConsentView.Writer consents;
  private final SupportDesk support;
  private final OpeningToken tokens;

  ScreenPages(
      Pages pages,
      NoticeDesk notices,
      Helplines helplines,
      ConsentView.Writer consents,
      SupportDesk support,
      OpeningToken tokens) {
    this.pages = pages;
    this.tokens = tokens;
    this.notices = notices;
    this.support = support;
    this.helplines = helplines;
    this.consents = consents;
  }

  /// Something that she told, as a template shows it.
  ///
  /// @param screen on which it can be changed, empty if it cannot
  /// @param label what was asked
  /// @param value what she answered
  public record Told(String screen, String label, String value) {}

  /// Shows a screen.
  ModelAndView page(Screen screen, Answers answers, Language t) {
    return page(screen, answers, Map.of(), t, HttpStatus.OK);
  }

  /// Shows a screen again, with what keeps her from going on.
  ModelAndView page(Screen screen, Answers answers, Map<Field, String> problems, Language t) {
    return page(screen, answers, problems, t, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /// Shows a screen with a status.
  ModelAndView page(
      Screen screen, Answers answers, Map<Field, String> problems, Language t, HttpStatus status) {
    Map<String, Object> model = new HashMap<>();
    String key = "screen." + screen.key();
    model.put("screen", screen.name());
    model.put("title", t.of(key));
    model.put("lines", t.all(key));
    model.put("skippable", screen.isSkippable());
    model.put("hidden", hidden(screen, answers));
    model.put("away", status == HttpStatus.SERVICE_UNAVAILABLE);
    model.put("first", screen.before(answers).isEmpty());
    switch (screen.kind()) {
      case ADVICE ->
        model.put("helplines", screen == Screen.MINOR ? helplines.forMinors(t) : List.of());
      case CONSENTS -> model.put("consents", consents(answers, problems, t));
      case CHECK -> check(model, answers, t);
      case CODE -> {
        model.put("list", t.of("code.list"));
        model.put("hidden", withToken(hidden(screen, answers)));
      }
      case GATE, QUESTIONS ->
        model.put("fields", FieldView.of(screen.fields(answers), answers, problems, t));
    }
    model.put("hasProblems", !problems.isEmpty());
    return pages.page(view(screen.kind()), t, model, status);
  }

  private static String view(Screen.Kind kind) {
    Screen.Kind looks = kind == Screen.Kind.GATE ? Screen.Kind.QUESTIONS : kind;
    return "screen-" + looks.name().toLowerCase(Locale.ROOT);
  }

  private Map<String, String> withToken(Map<String, String> hidden) {
    hidden.put(Form.ONCE, tokens.issue());
    return hidden;
  }

  private static Map<String, String> hidden(Screen screen, Answers answers) {
    Map<String, String> hidden = new LinkedHashMap<>();
    List<Field> shown = screen.fields(answers);
    for (Field field : Field.values()) {
      if (!shown.contains(field)) {
        answers.find(field).ifPresent(value -> hidden.put(field.formName(), value));
      }
    }
    return hidden;
  }

  private List<ConsentView> consents(Answers answers, Map<Field, String> problems, Language t) {
    return Screen.CONSENT.fields(answers).stream()
        .filter(field -> field != Field.READ_CASE || support.isStaffed(TenantId.FIRST))
        .map(field -> consents.write(
            ConsentAct.valueOf(field.name()),
            answers.isTicked(field),
            "",
            problems.containsKey(field) ? t.of(problems.getOrDefault(field, "")) : "",
            t))
        .toList();
  }

  private void check(Map<String, Object> model, Answers answers, Language t) {
    boolean isSent = answers.agreed().contains(ConsentAct.READ_REPORT);
    model.put("told", told(answers, t));
    model.put(
        "missing",
        Reports.of(answers, t.tag()).map(report -> missing(report, t)).orElse(List.of()));
    model.put("sent", isSent);
    model.put("empty", Reports.of(answers, t.tag()).isEmpty());
  }

  /// Returns the sentences that name what a law asks for and a report has not. Whoever was a
  /// child is not asked for more.
  List<String> missing(NoticeContent report, Language t) {
    return report.age().isRestricted() ? List.of() : named(notices.missing(report), t);
  }

  /// Returns the sentences that name elements.
  static List<String> named(Set<Element> missing, Language t) {
    return missing.stream()
        .sorted()
        .map(element -> t.of("element." + element.name()))
        .toList();
  }

  /// Returns what she told, with what was asked.
  static List<Told> told(Answers answers, Language t) {
    List<Told> told = new ArrayList<>();
    for (Screen screen : Screen.on(answers)) {
      if (screen.kind() != Screen.Kind.CONSENTS && screen != Screen.SAFE) {
        for (Field field : screen.fields(answers)) {
          answers
              .find(field)
              .ifPresent(value -> told.add(new Told(
                  screen.name(),
                  t.of("field." + field.name()),
                  field.isText() ? value : chosen(field, value, t))));
        }
      }
    }
    return told;
  }

  private static String chosen(Field field, String value, Language t) {
    return field.choices().equals(List.of(Field.TICKED))
        ? t.of("ticked")
        : t.of("field." + field.name() + '.' + value);
  }

  /// Returns whether pictures can be chosen on a route.
  static boolean takesPictures(Route route, Set<ConsentAct> agreed) {
    return route != Route.UNDER_18 && agreed.contains(ConsentAct.MATCH_UPLOADS);
  }
}
