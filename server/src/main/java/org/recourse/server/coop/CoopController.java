package org.recourse.server.coop;

import java.util.Optional;
import org.recourse.casework.notice.Conduct;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeOrigin;
import org.recourse.casework.notice.NoticeState;
import org.recourse.casework.review.ItemId;
import org.recourse.hub.Scope;
import org.recourse.hub.TenantId;
import org.recourse.server.access.Caller;
import org.recourse.server.casework.NoticeDesk;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.casework.ReviewDesk.Contest;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes what a client of Coop's reports and appeals.
@RestController
@RequestMapping(CoopGate.INSIDE + CoopGate.REPORT)
class CoopController {

  private final NoticeDesk notices;
  private final ReviewDesk reviews;
  private final JsonMapper json;

  CoopController(NoticeDesk notices, ReviewDesk reviews, JsonMapper json) {
    this.notices = notices;
    this.reviews = reviews;
    this.json = json;
  }

  /// A report that was received.
  ///
  /// @param reportId the notice's number
  record Reported(String reportId) {}

  /// Takes a report: a notice with one item. The same again answers with the notice that is
  /// there.
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Reported report(
      Caller caller, @RequestHeader(CoopAccess.KEY) String key, @RequestBody JsonNode body) {
    CoopReport report = CoopReport.read(body);
    checkConduct(caller);
    Notice notice = notices.receive(
        caller.key().tenant(),
        NoticeOrigin.COOP,
        report.content(),
        caller.key().number(),
        CoopReference.of(key, report.identity()));
    // Who may say what the platform has is the platform: what it reports it has.
    if (caller.key().scopes().contains(Scope.ENFORCE)) {
      locate(notice, report);
    }
    return new Reported(notice.id().text());
  }

  private void checkConduct(Caller caller) {
    if (notices.conduct(caller.key().number()) instanceof Conduct.Suspended(var until)) {
      throw new ProblemException(
          ProblemCode.SUSPENDED,
          "reports are taken again from " + until + ": see docs/api/notices.md");
    }
  }

  private void locate(Notice notice, CoopReport report) {
    boolean isLocated = reviews.dossiers(notice.tenant(), notice.id()).stream()
        .allMatch(dossier -> dossier.item().located().isPresent());
    if (notice.state() == NoticeState.OPEN && !isLocated) {
      reviews.locate(notice.tenant(), new ItemId(notice.id(), 1), report.located());
    }
  }

  /// Takes an appeal against what was decided of an item. The same again is taken once.
  @PostMapping("/appeal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void appeal(
      Caller caller, @RequestHeader(CoopAccess.KEY) String key, @RequestBody JsonNode body) {
    CoopAppeal appeal = CoopAppeal.read(body);
    String reference = CoopReference.of(key, appeal.identity());
    String answerTo = json.writeValueAsString(CoopAnswer.of(appeal));
    TenantId tenant = caller.key().tenant();
    // What the platform reported has the name that it has in Coop; what it located through our own
    // interface has the name that it gave there.
    Contest contest = new Contest(appeal.item().text(), appeal.text(), reference, answerTo);
    Contest plain = new Contest(appeal.item().id(), appeal.text(), reference, answerTo);
    Optional<ReviewDesk.Why> refused = contest(tenant, contest);
    if (refused.filter(why -> why == ReviewDesk.Why.NOT_THERE).isPresent()) {
      refused = contest(tenant, plain);
    }
    refused.ifPresent(why -> {
      throw new CoopRefusal(
          "/actionedItem",
          why == ReviewDesk.Why.NOT_THERE
              ? "/actionedItem: nothing was decided of it here"
              : "/actionedItem: what was decided of it cannot be contested, or not any more");
    });
  }

  private Optional<ReviewDesk.Why> contest(TenantId tenant, Contest contest) {
    try {
      reviews.contest(tenant, contest);
      return Optional.empty();
    } catch (ReviewDesk.NotPossibleException e) {
      return Optional.of(e.why());
    }
  }

  @ExceptionHandler
  ResponseEntity<CoopErrors> refused(CoopRefusal refusal) {
    return ResponseEntity.badRequest().body(CoopErrors.of(refusal));
  }
}
