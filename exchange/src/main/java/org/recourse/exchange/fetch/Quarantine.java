package org.recourse.exchange.fetch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeKind;

/// What came and could not be taken over: looked at, read again, or dropped. May be shared
/// between threads.
///
/// A record is read again by the version of this program that runs now: what it has learned to
/// read since is taken over as if it had just come, with the age that it has. What was said of
/// the same signal later stays.
public final class Quarantine {

  private static final int AT_ONCE = 500;

  private final Map<ExchangeKind, Dialect> dialects;
  private final RecordLedger ledger;
  private final Intake intake;

  /// Reads again in these languages.
  public Quarantine(Map<ExchangeKind, Dialect> dialects, RecordLedger ledger, Intake intake) {
    this.dialects = new EnumMap<>(dialects);
    this.ledger = ledger;
    this.intake = intake;
  }

  /// What came of reading again.
  ///
  /// @param released how many were taken over
  /// @param left how many still cannot be
  public record Retried(int released, int left) {}

  /// Returns what lies there, the newest last.
  ///
  /// @param after the number of the last one seen, 0 from the beginning
  public List<RecordLedger.Quarantined> list(Exchange exchange, long after, int atMost) {
    return ledger.quarantined(exchange.id(), after, atMost);
  }

  /// Returns one record, if it is there.
  public Optional<RecordLedger.Quarantined> find(Exchange exchange, long number) {
    return ledger.quarantined(exchange.id(), number - 1, 1).stream()
        .filter(record -> record.number() == number)
        .findFirst();
  }

  /// Reads all again.
  public Retried retryAll(Exchange exchange) {
    int released = 0;
    int left = 0;
    long after = 0;
    while (true) {
      List<RecordLedger.Quarantined> page = list(exchange, after, AT_ONCE);
      if (page.isEmpty()) {
        return new Retried(released, left);
      }
      int now = retry(exchange, page);
      released += now;
      left += page.size() - now;
      after = page.getLast().number();
    }
  }

  /// Reads some again, and returns how many were taken over. They are taken over first and
  /// dropped next: whatever is done twice after a crash says the same again.
  public int retry(Exchange exchange, List<RecordLedger.Quarantined> records) {
    Dialect dialect = dialects.get(exchange.kind());
    if (dialect == null) {
      return 0;
    }
    List<Received> read = new ArrayList<>();
    List<Long> done = new ArrayList<>();
    for (RecordLedger.Quarantined record : records) {
      Received received = record.isCut()
          ? new Received.Unreadable(record.reason(), record.record())
          : dialect.reread(record.record(), record.lastAt());
      if (!(received instanceof Received.Unreadable)) {
        read.add(received);
        done.add(record.number());
      }
    }
    intake.take(exchange, Delivery.part(read, "", false));
    ledger.drop(exchange.id(), done);
    return done.size();
  }

  /// Drops one record, and returns whether it was there. If it comes again it is kept again.
  public boolean drop(Exchange exchange, long number) {
    return ledger.drop(exchange.id(), List.of(number)) > 0;
  }

  /// Drops all, and returns how many those were.
  public int dropAll(Exchange exchange) {
    return ledger.dropAll(exchange.id());
  }
}
