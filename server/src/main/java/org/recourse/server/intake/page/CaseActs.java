package org.recourse.server.intake.page;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.cases.CaseContent;
import org.recourse.casework.cases.CaseEvent;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.cases.CaseKey;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.cases.Route;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.NoticeState;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.ItemId;
import org.recourse.hub.Signal;
import org.recourse.hub.TenantId;
import org.recourse.server.casework.CaseDesk;
import org.recourse.server.casework.NoticeDesk;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.casework.SupportDesk;
import org.recourse.server.intake.flow.Answers;
import org.recourse.server.intake.flow.Consents;
import org.recourse.server.intake.flow.Field;
import org.recourse.server.intake.flow.Reports;
import org.recourse.server.intake.flow.Screen;
import org.recourse.server.intake.page.CaseDoor.Entry.In;
import org.recourse.server.intake.text.Language;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/// What she can do once she is in. May be shared between threads.
@Component
class CaseActs {

  private static final TenantId TENANT = TenantId.FIRST;

  private final CasePages pages;
  private final CaseDesk cases;
  private final NoticeDesk notices;
  private final ReviewDesk reviews;
  private final JsonMapper json;

  CaseActs(
      CasePages pages, CaseDesk cases, NoticeDesk notices, ReviewDesk reviews, JsonMapper json) {
    this.pages = pages;
    this.cases = cases;
    this.notices = notices;
    this.reviews = reviews;
    this.json = json;
  }

  /// Does what a button says, and returns the page that follows.
  ModelAndView act(String go, Form form, In in, Language t) {
    cases.visited(in.file());
    return switch (go) {
      case "pictures" -> pages.pictures(in, "", t);
      case "pictures-add" -> addPictures(form, in, t);
      case "more" -> pages.more(in, Answers.NONE, Map.of(), t);
      case "more-add" -> addMore(form, in, t);
      case "missing" -> missing(form, in, Map.of(), t);
      case "missing-add" -> addMissing(form, in, t);
      case "object" -> pages.objection(in, form.text(Form.WHICH), "", "", t);
      case "object-send" -> object(form, in, t);
      case "write" -> write("", "", in, t);
      case "write-send" -> send(form, in, t);
      case "give" -> consent(form, in, true, t);
      case "take" -> consent(form, in, false, t);
      case "delete" -> pages.delete(in, t);
      case "delete-now" -> delete(in, t);
      default -> pages.overview(in, "", t);
    };
  }

  private ModelAndView again(In in, String said, Language t) {
    CaseFile after =
        cases.find(in.file().handle(), CaseKey.ofHex(in.key()).orElseThrow()).orElse(in.file());
    return pages.overview(new In(after, in.key(), List.of()), said, t);
  }

  private ModelAndView addPictures(Form form, In in, Language t) {
    CaseFile file = in.file();
    int room = CaseContent.MOST_FINGERPRINTED - file.content().fingerprints().size();
    Optional<List<List<Signal>>> sent = SentSignals.read(form.text(Form.SIGNALS), json, room);
    if (!ScreenPages.takesPictures(file.content().route(), file.agreed())) {
      return pages.overview(in, t.of("page.nopictures"), t, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    if (sent.isEmpty()) {
      return pages.pictures(in, t.of(room == 0 ? "pictures.full" : "pictures.unread"), t);
    }
    cases.add(TENANT, file, Map.of(), sent.get());
    return again(in, t.of("pictures.added", "count", Integer.toString(sent.get().size())), t);
  }

  private ModelAndView addMore(Form form, In in, Language t) {
    CaseFile file = in.file();
    Answers more = form.answers();
    Map<Field, String> problems = new HashMap<>(Screen.WHERE.problems(more));
    problems.putAll(Screen.TOLD.problems(more));
    boolean says = more.find(Field.WHERE).isPresent()
        || more.find(Field.PLACE).isPresent()
        || more.find(Field.TOLD).isPresent();
    if (!says) {
      problems.put(Field.WHERE, "problem.nothing");
    }
    if (!problems.isEmpty()) {
      return pages.more(in, more, problems, t);
    }
    cases.add(TENANT, file, CaseAnswers.added(file.content().answers(), more), List.of());
    boolean reported = false;
    if (file.agreed().contains(ConsentAct.READ_REPORT)) {
      Optional<NoticeContent> report = CaseAnswers.report(file, more);
      report.ifPresent(content -> cases.report(TENANT, file, content));
      reported = report.isPresent();
    }
    return again(in, t.of(reported ? "more.reported" : "more.added"), t);
  }

  /// Returns a notice of hers that is still to be decided, by its number.
  private Optional<Notice> open(CaseFile file, String number) {
    return NoticeId.read(number)
        .filter(file.notices()::contains)
        .flatMap(id -> notices.find(TENANT, id))
        .filter(notice -> notice.state() == NoticeState.OPEN)
        .filter(notice -> notice.content().isPresent());
  }

  private ModelAndView missing(Form form, In in, Map<Field, String> problems, Language t) {
    return open(in.file(), form.text(Form.WHICH))
        .map(notice -> pages.missing(in, notice, form.answers(), problems, t))
        .orElseGet(() -> pages.overview(in, t.of("missing.closed"), t));
  }

  private ModelAndView addMissing(Form form, In in, Language t) {
    Answers more = form.answers();
    Map<Field, String> problems = new HashMap<>(Screen.WHERE.problems(more));
    problems.putAll(Screen.SIGN.problems(more));
    Optional<Notice> notice = open(in.file(), form.text(Form.WHICH));
    if (!problems.isEmpty() || notice.isEmpty()) {
      return missing(form, in, problems, t);
    }
    NoticeContent before = notice.get().content().orElseThrow();
    notices.complete(notice.get(), Reports.completed(before, more));
    cases.add(
        TENANT, in.file(), CaseAnswers.completed(in.file().content().answers(), more), List.of());
    return again(in, t.of("missing.added"), t);
  }

  private ModelAndView object(Form form, In in, Language t) {
    String which = form.text(Form.WHICH);
    String text = Field.TOLD.longest() >= form.text(Form.TEXT).length() ? form.text(Form.TEXT) : "";
    if (text.isBlank()) {
      String problem = form.text(Form.TEXT).isBlank()
          ? t.of("object.empty")
          : t.of("problem.long", "longest", Integer.toString(Field.TOLD.longest()));
      return pages.objection(in, which, form.text(Form.TEXT), problem, t);
    }
    Optional<ItemId> item = decided(in.file(), which);
    try {
      item.ifPresent(id -> reviews.appeal(TENANT, id, Appeal.By.REQUESTER, text));
    } catch (ReviewDesk.NotPossibleException _) {
      item = Optional.empty();
    }
    return again(in, t.of(item.isPresent() ? "object.sent" : "object.closed"), t);
  }

  private ModelAndView write(String text, String problem, In in, Language t) {
    return in.file().agreed().contains(ConsentAct.READ_CASE)
        ? pages.writing(in, text, problem, t)
        : pages.overview(in, t.of("write.closed"), t, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private ModelAndView send(Form form, In in, Language t) {
    String typed = form.text(Form.TEXT);
    String text = Field.TOLD.read(typed).orElse("");
    if (text.isEmpty()) {
      return write(typed, t.of("write.empty"), in, t);
    }
    if (text.length() > SupportDesk.LONGEST_MESSAGE) {
      String longest = Integer.toString(SupportDesk.LONGEST_MESSAGE);
      return write(typed, t.of("problem.long", "longest", longest), in, t);
    }
    return cases.answer(in.file(), text)
        ? again(in, t.of("write.sent"), t)
        : write(typed, t.of("write.full"), in, t);
  }

  // Only what stands in her own case can be named: its events are numbered from 0.
  private static Optional<ItemId> decided(CaseFile file, String which) {
    List<CaseEvent> events = file.events();
    for (int i = 0; i < events.size(); i++) {
      CaseEvent event = events.get(i);
      if (Integer.toString(i).equals(which) && CasePages.isContestable(event)) {
        Map<String, String> details = event.details();
        return NoticeId.read(details.getOrDefault("notice", ""))
            .map(id -> new ItemId(id, Integer.parseInt(details.getOrDefault("item", "1"))));
      }
    }
    return Optional.empty();
  }

  private ModelAndView consent(Form form, In in, boolean given, Language t) {
    CaseFile file = in.file();
    Route route = file.content().route();
    Optional<ConsentAct> act = Arrays.stream(ConsentAct.values())
        .filter(one -> one.name().equals(form.text(Form.WHICH)))
        .filter(Consents.offeredLater(route)::contains)
        .findFirst();
    if (act.isEmpty()) {
      return pages.overview(in, "", t);
    }
    if (act.get() == ConsentAct.KEEP_CASE && !given) {
      return pages.delete(in, t);
    }
    if (act.get() == ConsentAct.READ_REPORT && given) {
      cases.letRead(TENANT, file, waiting(file));
    } else {
      cases.consent(TENANT, file, act.get(), given);
    }
    return again(in, t.of(given ? "consent.done.given" : "consent.done.withdrawn"), t);
  }

  // What she told before she let the platform read it; or what she took back, once more.
  private List<NoticeContent> waiting(CaseFile file) {
    boolean waits = file.notices().stream()
        .flatMap(id -> notices.find(TENANT, id).stream())
        .allMatch(notice -> notice.state() == NoticeState.WITHDRAWN);
    return waits ? CaseAnswers.reports(file) : List.of();
  }

  private ModelAndView delete(In in, Language t) {
    cases.delete(TENANT, in.file());
    return pages.deleted(t);
  }
}
