package org.recourse.server.partner;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.ItemId;
import org.recourse.server.access.Caller;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What the platform did, and what its uploaders object to.
@RestController
@RequestMapping("/api/v1")
class ActionController {

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
  private static final int MOST_STATEMENTS = 100;

  private final ReviewDesk desk;
  private final JsonMapper json;

  ActionController(ReviewDesk desk, JsonMapper json) {
    this.desk = desk;
    this.json = json;
  }

  /// Says that the platform did what it was told. That is when a clock of removal is met. Again
  /// is no error.
  @PutMapping("/actions/{action}/done")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void done(Caller caller, @PathVariable long action) {
    desk.done(caller.key().tenant(), action);
  }

  /// A statement of reasons for one uploader. Withheld from logs.
  ///
  /// @param itemId the platform's own name of that person's item
  /// @param statement `id`, `facts` and `text`, as in `item.act`
  record CopyStatement(String itemId, Map<String, Object> statement) {
    @Override
    public String toString() {
      return "CopyStatement[withheld]";
    }
  }

  /// Lists the statements of reasons for those whose copies went with an item, at most 100: each
  /// names that person's own item. None where nobody is to be told anything.
  ///
  /// @param from how many are passed over; 0 at first
  @GetMapping("/actions/{action}/statements")
  List<CopyStatement> statements(
      Caller caller, @PathVariable long action, @RequestParam(defaultValue = "0") int from) {
    if (from < 0) {
      throw ProblemException.invalid("from must not be negative");
    }
    return desk.statementsOfCopies(caller.key().tenant(), action, from, MOST_STATEMENTS).stream()
        .map(one -> new CopyStatement(one.itemId(), json.readValue(one.statement(), FIELDS)))
        .toList();
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
