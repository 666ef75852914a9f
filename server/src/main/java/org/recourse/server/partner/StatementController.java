package org.recourse.server.partner;

import java.util.List;
import java.util.Map;
import org.recourse.casework.statement.DsaBatch;
import org.recourse.casework.statement.ReportStore;
import org.recourse.server.access.Caller;
import org.recourse.server.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What the platform reports to the EU's Transparency Database (Regulation (EU) 2022/2065 art.
/// 24(5)). Nothing is sent from here.
@RestController
@RequestMapping("/api/v1/statements")
class StatementController {

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private static final int MOST_WITHDRAWN = 1_000;

  private final ReportStore store;
  private final JsonMapper json;

  StatementController(ReportStore store, JsonMapper json) {
    this.store = store;
    this.json = json;
  }

  /// Statements for the Transparency Database.
  ///
  /// @param last the number of the last one here, with which to ask for more; that which
  ///     was asked for if there are none
  /// @param statements each with the fields that the database takes, at most 100: the same member
  ///     of its `POST /api/v1/statements`
  record Batch(long last, List<Map<String, Object>> statements) {}

  /// Lists statements of reasons as the Transparency Database takes them, the earliest first. The
  /// same decision always has the same `puid`.
  ///
  /// @param after the number of the last one that is known; 0 at first
  @GetMapping
  Batch list(Caller caller, @RequestParam(defaultValue = "0") long after) {
    if (after < 0) {
      throw ProblemException.invalid("after must not be negative");
    }
    List<ReportStore.Kept> kept = store.after(caller.key().tenant(), after, DsaBatch.LARGEST);
    return new Batch(
        kept.isEmpty() ? after : kept.getLast().number(),
        kept.stream().map(this::fields).toList());
  }

  /// A statement whose decision was taken back.
  ///
  /// @param number its place among those
  /// @param puid its number in the Transparency Database
  /// @param at when the decision was taken back, in seconds since 1970
  record Withdrawn(long number, String puid, long at) {}

  /// Lists statements whose decisions were taken back, the earliest first, at most 1,000. Those
  /// are not listed among the others any more. The Transparency Database has no call to delete
  /// one that was sent.
  ///
  /// @param after the number of the last one that is known; 0 at first
  @GetMapping("/withdrawn")
  List<Withdrawn> withdrawn(Caller caller, @RequestParam(defaultValue = "0") long after) {
    if (after < 0) {
      throw ProblemException.invalid("after must not be negative");
    }
    return store.withdrawn(caller.key().tenant(), after, MOST_WITHDRAWN).stream()
        .map(one -> new Withdrawn(one.number(), one.puid().value(), one.at().getEpochSecond()))
        .toList();
  }

  private Map<String, Object> fields(ReportStore.Kept kept) {
    return json.readValue(kept.body(), FIELDS);
  }
}
