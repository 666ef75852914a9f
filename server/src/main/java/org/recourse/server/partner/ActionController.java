package org.recourse.server.partner;

import org.jspecify.annotations.Nullable;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.ItemId;
import org.recourse.server.access.Caller;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What the platform did, and what its uploaders object to.
@RestController
@RequestMapping("/api/v1")
class ActionController {

  private final ReviewDesk desk;

  ActionController(ReviewDesk desk) {
    this.desk = desk;
  }

  /// Says that the platform did what it was told. That is when a clock of removal is met. Again
  /// is no error.
  @PutMapping("/actions/{action}/done")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void done(Caller caller, @PathVariable long action) {
    desk.done(caller.key().tenant(), action);
  }

  /// An uploader's objection, as the platform took it. Withheld from logs.
  ///
  /// @param notice the notice's number, as `item.act` told it with the statement of reasons
  /// @param item the item's place in the notice
  /// @param text what the uploader says
  record NewAppeal(
      @Nullable String notice, int item, @Nullable String text) {
    @Override
    public String toString() {
      return "NewAppeal[withheld]";
    }
  }

  /// An appeal that was received.
  ///
  /// @param appeal its number
  record Received(long appeal) {}

  /// Hands in what an uploader objects to.
  @PostMapping("/appeals")
  @ResponseStatus(HttpStatus.CREATED)
  Received appeal(Caller caller, @RequestBody NewAppeal given) {
    NoticeId notice = NoticeId.read(Given.text("notice", given.notice()))
        .orElseThrow(() -> ProblemException.notFound("notice"));
    Appeal received = Reviews.possible(() -> desk.appeal(
        caller.key().tenant(),
        new ItemId(notice, given.item()),
        Appeal.By.UPLOADER,
        Given.text("text", given.text())));
    return new Received(received.number());
  }
}
