package org.recourse.server.partner;

import java.util.List;
import org.recourse.casework.notice.Conduct;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.NoticeOrigin;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.ItemId;
import org.recourse.server.access.Caller;
import org.recourse.server.casework.NoticeDesk;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Notices that help lines, lawyers, other hubs or the platform's own forms hand in.
@RestController
@RequestMapping("/api/v1/notices")
class NoticeController {

  private final NoticeDesk desk;
  private final ReviewDesk reviews;

  NoticeController(NoticeDesk desk, ReviewDesk reviews) {
    this.desk = desk;
    this.reviews = reviews;
  }

  /// Hands a notice in. Its clocks run from now, whether it is complete or not; what is missing
  /// is named. The same `reference` again answers with the notice that is there.
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  NoticeJson.Told receive(Caller caller, @RequestBody NoticeJson.NewNotice given) {
    return receive(caller, NoticeOrigin.API, given.content(), Given.or(given.reference(), ""));
  }

  /// Hands in an XARF 4 report of the type `content/exposed_data` with the extension
  /// `x_recourse_ncii`, as docs/api/notices.md says.
  @PostMapping("/xarf")
  @ResponseStatus(HttpStatus.CREATED)
  NoticeJson.Told receive(Caller caller, @RequestBody XarfJson given) {
    return receive(caller, NoticeOrigin.XARF, given.content(), given.reference());
  }

  private NoticeJson.Told receive(
      Caller caller, NoticeOrigin origin, NoticeContent content, String reference) {
    checkConduct(caller);
    Notice notice = ProblemException.valid(() ->
        desk.receive(caller.key().tenant(), origin, content, caller.key().number(), reference));
    return told(notice);
  }

  private void checkConduct(Caller caller) {
    if (desk.conduct(caller.key().number()) instanceof Conduct.Suspended(var until)) {
      throw new ProblemException(
          ProblemCode.SUSPENDED,
          "notices are taken again from " + until + ": see docs/api/notices.md");
    }
  }

  /// Says where a notice stands.
  @GetMapping("/{notice}")
  NoticeJson.Told notice(Caller caller, @PathVariable String notice) {
    return told(own(caller, notice));
  }

  /// Completes a notice. Clocks that run stay as they are.
  @PutMapping("/{notice}")
  NoticeJson.Told complete(
      Caller caller, @PathVariable String notice, @RequestBody NoticeJson.NewNotice given) {
    return told(desk.complete(own(caller, notice), given.content()));
  }

  /// Withdraws a notice that is still open.
  @DeleteMapping("/{notice}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(Caller caller, @PathVariable String notice) {
    if (!desk.withdraw(own(caller, notice).id())) {
      throw new ProblemException(ProblemCode.CHANGED_MEANWHILE, "this notice is decided");
    }
  }

  /// What is sent to contest a decision. Withheld from logs.
  ///
  /// @param item the item's place in the notice
  /// @param text what is said
  record Objection(int item, String text) {
    @Override
    public String toString() {
      return "Objection[withheld]";
    }
  }

  /// Contests what was decided of an item.
  @PostMapping("/{notice}/objections")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void contest(Caller caller, @PathVariable String notice, @RequestBody Objection given) {
    Notice own = own(caller, notice);
    Reviews.possible(() -> reviews.appeal(
        own.tenant(),
        new ItemId(own.id(), given.item()),
        Appeal.By.REQUESTER,
        Given.text("text", given.text())));
  }

  // What another key handed in is not there for this one.
  private Notice own(Caller caller, String notice) {
    return NoticeId.read(notice)
        .flatMap(id -> desk.find(caller.key().tenant(), id))
        .filter(found -> found.key().filter(key -> key == caller.key().number()).isPresent())
        .orElseThrow(() -> ProblemException.notFound("notice"));
  }

  private NoticeJson.Told told(Notice notice) {
    List<ReviewDesk.Dossier> items = reviews.dossiers(notice.tenant(), notice.id());
    return NoticeJson.Told.of(
        notice, items.stream().map(ReviewDesk.Dossier::item).toList());
  }
}
