package org.recourse.server.intake.page;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.recourse.casework.cases.CaseContent;
import org.recourse.casework.cases.CaseEvent;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.cases.Consent;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.cases.Retention;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeState;
import org.recourse.hub.TenantId;
import org.recourse.server.casework.NoticeDesk;
import org.recourse.server.casework.SupportDesk;
import org.recourse.server.intake.flow.Answers;
import org.recourse.server.intake.flow.Consents;
import org.recourse.server.intake.flow.Field;
import org.recourse.server.intake.flow.Reports;
import org.recourse.server.intake.page.CaseDoor.Entry.In;
import org.recourse.server.intake.text.Language;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// The pages of a case. May be shared between threads.
@Component
class CasePages {

  private static final Set<CaseEventKind> CONTESTABLE =
      EnumSet.of(CaseEventKind.REFUSED, CaseEventKind.NOT_FOUND);

  private static final Set<CaseEventKind> SAID =
      EnumSet.of(CaseEventKind.MESSAGE, CaseEventKind.ANSWERED);

  private final Pages pages;
  private final NoticeDesk notices;
  private final EventSentences sentences;
  private final ConsentView.Writer consents;
  private final SupportDesk support;
  private final Retention kept;
  private final InstantSource clock;

  CasePages(
      Pages pages,
      NoticeDesk notices,
      EventSentences sentences,
      ConsentView.Writer consents,
      SupportDesk support,
      Retention kept,
      InstantSource clock) {
    this.pages = pages;
    this.kept = kept;
    this.clock = clock;
    this.notices = notices;
    this.support = support;
    this.sentences = sentences;
    this.consents = consents;
  }

  /// Something that happened, as a template shows it.
  ///
  /// @param number by which a form names it
  /// @param instant when, as ISO 8601
  /// @param time when, in her language
  /// @param sentence what
  /// @param contestable whether she can object
  public record Happened(
      int number, String instant, String time, String sentence, boolean contestable) {}

  /// A report, as a template shows it.
  ///
  /// @param number its number
  /// @param state where it stands
  /// @param missing what it lacks
  public record Report(String number, String state, List<String> missing) {}

  /// Returns whether she can object to what happened.
  static boolean isContestable(CaseEvent event) {
    return CONTESTABLE.contains(event.kind()) && event.details().containsKey("notice");
  }

  /// Shows all of it.
  ModelAndView overview(In in, String said, Language t) {
    return overview(in, said, t, HttpStatus.OK);
  }

  /// Shows all of it with a status.
  ModelAndView overview(In in, String said, Language t, HttpStatus status) {
    CaseFile file = in.file();
    CaseContent content = file.content();
    Map<String, Object> model = opened(in);
    model.put("said", said);
    model.put("corrected", in.corrected());
    model.put("happened", happened(file, t));
    model.put("reports", reports(file, t));
    model.put("told", told(file, t));
    model.put("pictures", content.fingerprints().size());
    model.put("takesPictures", ScreenPages.takesPictures(content.route(), file.agreed()));
    model.put("consents", consents(file, t));
    model.put("kept", t.of("page.kept", "time", t.time(kept.caseEnds(clock.instant()))));
    model.put("writes", file.agreed().contains(ConsentAct.READ_CASE));
    return pages.page("page", t, model, status);
  }

  private static Map<String, Object> opened(In in) {
    Map<String, Object> model = new HashMap<>();
    model.put("number", in.file().handle().text());
    model.put("key", in.key());
    return model;
  }

  private List<Happened> happened(CaseFile file, Language t) {
    List<Happened> happened = new ArrayList<>();
    List<CaseEvent> events = file.events();
    for (int i = 0; i < events.size(); i++) {
      CaseEvent event = events.get(i);
      happened.add(new Happened(
          i,
          event.at().toString(),
          t.time(event.at()),
          sentences.of(event, t),
          isContestable(event) && isLast(events, i)));
    }
    return happened.reversed();
  }

  // Nothing was said of the same item since.
  private static boolean isLast(List<CaseEvent> events, int at) {
    return events.subList(at + 1, events.size()).stream()
        .noneMatch(later ->
            isSame(later, events.get(at), "notice") && isSame(later, events.get(at), "item"));
  }

  private static boolean isSame(CaseEvent one, CaseEvent other, String detail) {
    return Optional.ofNullable(one.details().get(detail))
        .equals(Optional.ofNullable(other.details().get(detail)));
  }

  private List<Report> reports(CaseFile file, Language t) {
    return file.notices().stream()
        .flatMap(id -> notices.find(TenantId.FIRST, id).stream())
        .map(notice -> report(notice, t))
        .toList();
  }

  private static Report report(Notice notice, Language t) {
    boolean asks = notice.state() == NoticeState.OPEN
        && notice.content().filter(content -> !content.age().isRestricted()).isPresent();
    String state = "report." + notice.state().name();
    return new Report(
        notice.id().text(),
        notice.state() == NoticeState.OPEN && notice.dueAt().isPresent()
            ? t.of(state + ".due", "due", t.time(notice.dueAt().get()))
            : t.of(state),
        asks ? ScreenPages.named(notice.missing(), t) : List.of());
  }

  private static List<ScreenPages.Told> told(CaseFile file, Language t) {
    List<ScreenPages.Told> told =
        new ArrayList<>(ScreenPages.told(withRoute(CaseAnswers.first(file)), t));
    for (Answers later : CaseAnswers.later(file)) {
      for (Field field : List.of(Field.WHERE, Field.PLACE, Field.TOLD)) {
        later
            .find(field)
            .ifPresent(
                value -> told.add(new ScreenPages.Told("", t.of("field." + field.name()), value)));
      }
    }
    return told;
  }

  // Whether it was safe is not kept; without an answer no screen would follow.
  private static Answers withRoute(Answers kept) {
    Map<String, String> all = new HashMap<>(kept.kept());
    all.put(Field.SAFE.formName(), "yes");
    return Answers.kept(all);
  }

  private List<ConsentView> consents(CaseFile file, Language t) {
    Map<ConsentAct, Consent> given =
        file.consents().stream().collect(Collectors.toMap(Consent::act, one -> one));
    return Arrays.stream(ConsentAct.values())
        .filter(Consents.offeredLater(file.content().route())::contains)
        .filter(act -> act != ConsentAct.READ_CASE
            || given.containsKey(act)
            || support.isStaffed(TenantId.FIRST))
        .map(act -> Optional.ofNullable(given.get(act))
            .map(one -> consents.write(one, t))
            .orElseGet(() -> consents.write(act, false, "", "", t)))
        .toList();
  }

  /// Shows where pictures are chosen. They stay on her device.
  ModelAndView pictures(In in, String problem, Language t) {
    CaseFile file = in.file();
    if (!ScreenPages.takesPictures(file.content().route(), file.agreed())) {
      return overview(in, t.of("page.nopictures"), t, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Map<String, Object> model = opened(in);
    model.put("problem", problem);
    model.put(
        "room", CaseContent.MOST_FINGERPRINTED - file.content().fingerprints().size());
    return pages.page("pictures", t, model, status(problem.isEmpty()));
  }

  private static HttpStatus status(boolean fine) {
    return fine ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
  }

  /// Shows where she can tell more.
  ModelAndView more(In in, Answers answers, Map<Field, String> problems, Language t) {
    Map<String, Object> model = opened(in);
    model.put("go", "more-add");
    model.put("which", "");
    model.put("title", t.of("more.title"));
    model.put("lines", t.all("more"));
    model.put(
        "fields",
        FieldView.of(List.of(Field.WHERE, Field.PLACE, Field.TOLD), answers, problems, t));
    return pages.page("more", t, model, status(problems.isEmpty()));
  }

  /// Shows what a report lacks, to be added.
  ModelAndView missing(
      In in, Notice notice, Answers answers, Map<Field, String> problems, Language t) {
    Map<String, Object> model = opened(in);
    model.put("go", "missing-add");
    model.put("which", notice.id().text());
    model.put("title", t.of("missing.title"));
    model.put("lines", ScreenPages.named(notice.missing(), t));
    model.put("fields", FieldView.of(Reports.asked(notice.missing()), answers, problems, t));
    return pages.page("more", t, model, status(problems.isEmpty()));
  }

  /// Shows where she can object.
  ModelAndView objection(In in, String which, String text, String problem, Language t) {
    Map<String, Object> model = opened(in);
    model.put("which", which);
    model.put("text", text);
    model.put("problem", problem);
    return pages.page("object", t, model, status(problem.isEmpty()));
  }

  /// Shows where she writes to the caseworkers whom she lets read.
  ModelAndView writing(In in, String text, String problem, Language t) {
    Map<String, Object> model = opened(in);
    model.put("said", said(in.file(), t));
    model.put("text", text);
    model.put("problem", problem);
    return pages.page("write", t, model, status(problem.isEmpty()));
  }

  private List<Happened> said(CaseFile file, Language t) {
    return happened(file, t).stream()
        .filter(one -> SAID.contains(file.events().get(one.number()).kind()))
        .toList();
  }

  /// Asks once more before all is deleted.
  ModelAndView delete(In in, Language t) {
    return pages.page("delete", t, opened(in));
  }

  /// Says that all is deleted.
  ModelAndView deleted(Language t) {
    return pages.page("deleted", t, Map.of());
  }
}
