package org.recourse.server.exchange;

import java.util.List;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.Exchanges;
import org.recourse.exchange.fetch.Quarantine;
import org.recourse.exchange.fetch.RecordLedger;
import org.recourse.server.access.Caller;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What of an exchange could not be taken over: listed, looked at, read again, dropped.
@RestController
@RequestMapping("/api/v1/exchanges/{name}/quarantine")
class QuarantineController {

  private static final int MOST_AT_ONCE = 1_000;

  private final Exchanges exchanges;
  private final Quarantine quarantine;

  QuarantineController(Exchanges exchanges, Quarantine quarantine) {
    this.exchanges = exchanges;
    this.quarantine = quarantine;
  }

  /// A record in quarantine; what it says is not shown in a list. Times are seconds since 1970.
  ///
  /// @param number which one
  /// @param reason a stable code
  /// @param firstAt when it came first
  /// @param lastAt when it came last
  /// @param cut whether it was too long to be kept whole, and can never be read again
  record Listed(long number, String reason, long firstAt, long lastAt, boolean cut) {

    static Listed of(RecordLedger.Quarantined record) {
      return new Listed(
          record.number(),
          record.reason(),
          record.firstAt().getEpochSecond(),
          record.lastAt().getEpochSecond(),
          record.isCut());
    }
  }

  /// A record as it came.
  ///
  /// @param number which one
  /// @param reason a stable code
  /// @param record all that is kept of it, in the words of its exchange
  record Shown(long number, String reason, String record) {

    @Override
    public String toString() {
      return "Shown[withheld]";
    }
  }

  /// What came of reading again.
  ///
  /// @param released how many were taken over
  /// @param left how many still cannot be
  record Retried(int released, int left) {}

  /// What was dropped.
  ///
  /// @param dropped how many records
  record Dropped(int dropped) {}

  /// Lists records that could not be taken over, at most 1,000.
  ///
  /// @param after the number of the last one seen
  @GetMapping
  List<Listed> list(
      Caller caller, @PathVariable String name, @RequestParam(defaultValue = "0") long after) {
    return quarantine.list(find(caller, name), after, MOST_AT_ONCE).stream()
        .map(Listed::of)
        .toList();
  }

  /// Shows a record as it came.
  @GetMapping("/{number}")
  Shown one(Caller caller, @PathVariable String name, @PathVariable long number) {
    RecordLedger.Quarantined record = record(find(caller, name), number);
    return new Shown(record.number(), record.reason(), record.record());
  }

  /// Reads all records in quarantine again.
  @PostMapping("/retry")
  Retried retryAll(Caller caller, @PathVariable String name) {
    Quarantine.Retried retried = quarantine.retryAll(find(caller, name));
    return new Retried(retried.released(), retried.left());
  }

  /// Reads a record again.
  @PostMapping("/{number}/retry")
  Retried retry(Caller caller, @PathVariable String name, @PathVariable long number) {
    Exchange exchange = find(caller, name);
    int released = quarantine.retry(exchange, List.of(record(exchange, number)));
    return new Retried(released, 1 - released);
  }

  /// Drops all records in quarantine.
  @DeleteMapping
  Dropped dropAll(Caller caller, @PathVariable String name) {
    return new Dropped(quarantine.dropAll(find(caller, name)));
  }

  /// Drops a record.
  @DeleteMapping("/{number}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void drop(Caller caller, @PathVariable String name, @PathVariable long number) {
    if (!quarantine.drop(find(caller, name), number)) {
      throw ProblemException.notFound("record");
    }
  }

  private Exchange find(Caller caller, String name) {
    return ExchangeController.find(exchanges, caller, name);
  }

  private RecordLedger.Quarantined record(Exchange exchange, long number) {
    return quarantine.find(exchange, number).orElseThrow(() -> ProblemException.notFound("record"));
  }
}
