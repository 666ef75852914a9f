package org.recourse.exchange.fetch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.recourse.exchange.Exchange;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.Hub;
import org.recourse.hub.NewEntry;
import org.recourse.hub.Signal;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;

/// Takes over what was fetched: turns records into what the exchange's source says of entries.
/// May be shared between threads; takes one delivery over after the other.
///
/// Where the language names records by their signal, the other side's version orders what is
/// said. Where it has names of its own, several records may hold one signal: it is withdrawn when
/// the last of them is gone, and the ledger tells replays from news. Statements come before the
/// ledger, and that before the cursor: whatever is done twice after a crash says the same again.
public final class Intake {

  private static final int AT_ONCE = 2_000;

  private final Hub hub;
  private final RecordLedger ledger;
  private final InstantSource clock;

  /// Takes over into this hub.
  public Intake(Hub hub, RecordLedger ledger, InstantSource clock) {
    this.hub = hub;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// Takes over a delivery, and returns how many records of it were.
  public synchronized int take(Exchange exchange, Delivery delivery) {
    List<NewEntry> said = new ArrayList<>();
    List<Received.Unreadable> unreadable = new ArrayList<>();
    Map<String, Received.Named> named = new LinkedHashMap<>();
    Instant now = clock.instant();
    for (Received received : delivery.records()) {
      switch (received) {
        case Received.Said(Signal signal, StatementKind kind, long version) ->
          said.add(entry(exchange, signal, kind, version, now));
        case Received.Named record -> named.merge(record.key(), record, Intake::newer);
        case Received.Unreadable record -> unreadable.add(record);
      }
    }
    ledger.quarantine(exchange.id(), unreadable, now);
    add(said);
    takeNamed(exchange, named, now);
    if (delivery.whole()) {
      withdraw(exchange, ledger.unseen(exchange.id(), now.toEpochMilli()), now);
      ledger.forgetUnseen(exchange.id(), now.toEpochMilli());
    }
    return delivery.records().size() - unreadable.size();
  }

  private static Received.Named newer(Received.Named before, Received.Named after) {
    boolean wins = after.version() == before.version()
        ? after.gone() || !before.gone()
        : after.version() > before.version();
    return wins ? after : before;
  }

  private void takeNamed(Exchange exchange, Map<String, Received.Named> named, Instant now) {
    Map<String, RecordLedger.Known> current = new LinkedHashMap<>();
    Set<Signal> touched = new LinkedHashSet<>();
    for (Received.Named record : named.values()) {
      RecordLedger.Known before = ledger
          .find(exchange.id(), record.key())
          .orElse(new RecordLedger.Known(record.key(), Long.MIN_VALUE, false, Set.of()));
      boolean news = isNews(before, record);
      RecordLedger.Known after = news
          ? new RecordLedger.Known(
              record.key(),
              record.version(),
              record.gone(),
              record.gone() ? before.signals() : new HashSet<>(record.signals()))
          : before;
      current.put(record.key(), after);
      if (news) {
        touched.addAll(before.signals());
        touched.addAll(after.signals());
      }
    }
    List<NewEntry> said = new ArrayList<>();
    for (Signal signal : touched) {
      boolean held = current.values().stream()
              .anyMatch(known -> !known.gone() && known.signals().contains(signal))
          || ledger.isHeld(exchange.id(), signal, current.keySet());
      StatementKind kind = held ? StatementKind.PROPOSED : StatementKind.WITHDRAWN;
      said.add(entry(exchange, signal, kind, version(exchange, signal, now), now));
    }
    add(said);
    ledger.save(exchange.id(), current.values(), now.toEpochMilli());
  }

  private static boolean isNews(RecordLedger.Known before, Received.Named record) {
    return record.version() == before.version()
        ? record.gone() && !before.gone()
        : record.version() > before.version();
  }

  private void withdraw(Exchange exchange, List<Signal> signals, Instant now) {
    add(signals.stream()
        .map(signal ->
            entry(exchange, signal, StatementKind.WITHDRAWN, version(exchange, signal, now), now))
        .toList());
  }

  // The clock orders what the ledger decided, and goes on from the last word if it was set back.
  private long version(Exchange exchange, Signal signal, Instant now) {
    long last = hub.entry(exchange.bank(), signal).stream()
        .flatMap(entry -> entry.statements().all().stream())
        .filter(said -> said.source().equals(exchange.source()))
        .mapToLong(Statement::version)
        .max()
        .orElse(0);
    return Math.max(last + 1, now.toEpochMilli());
  }

  private NewEntry entry(
      Exchange exchange, Signal signal, StatementKind kind, long version, Instant now) {
    return new NewEntry(
        exchange.bank(),
        List.of(signal),
        new Statement(exchange.source(), false, kind, version, now),
        EntryDetails.NONE);
  }

  private void add(List<NewEntry> said) {
    for (int from = 0; from < said.size(); from += AT_ONCE) {
      hub.add(said.subList(from, Math.min(from + AT_ONCE, said.size())));
    }
  }
}
