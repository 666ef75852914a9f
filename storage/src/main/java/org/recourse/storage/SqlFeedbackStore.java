package org.recourse.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeId;
import org.recourse.exchange.FeedbackSetting;
import org.recourse.exchange.feedback.Decision;
import org.recourse.exchange.feedback.DecisionLetter;
import org.recourse.exchange.feedback.FeedbackStore;
import org.recourse.hub.Entry;
import org.recourse.hub.Outbox.Destination;
import org.recourse.hub.Signal;

/// What exchanges are told of our decisions, in the database. May be shared between threads.
public final class SqlFeedbackStore implements FeedbackStore {

  private static final int PAGE = 250;

  private final Database database;
  private final KeyRing keys;
  private final SqlOutbox outbox;
  private final SqlRecordLedger ledger;
  private final EntryRows entries;

  /// Keeps it in this database, under these keys, and the deliveries in this outbox.
  ///
  /// @param ledger knows by which names an exchange calls a signal
  public SqlFeedbackStore(
      Database database, KeyRing keys, SqlOutbox outbox, SqlRecordLedger ledger) {
    this.database = database;
    this.keys = keys;
    this.outbox = outbox;
    this.ledger = ledger;
    this.entries = new EntryRows(database, keys);
  }

  // Begun anew at 0 when it is turned on: what was told already is known, and not told again.
  @Override
  public void set(ExchangeId exchange, FeedbackSetting setting) {
    database.transaction("changing an exchange", () -> {
      if (setting != FeedbackSetting.ON) {
        forgetPending(exchange);
      }
      return database
          .jdbc()
          .update(
              "update exchange set feedback = ?, feedback_change = 0 where id = ?",
              setting.name(),
              exchange.number());
    });
  }

  private void forgetPending(ExchangeId exchange) {
    database.jdbc().update("""
        delete from exchange_told where exchange_id = ? and number in (
          select cast(idempotency_key as bigint) from delivery where kind = ? and target = ?)""", exchange.number(), KIND, exchange.number());
    database
        .jdbc()
        .update("delete from delivery where kind = ? and target = ?", KIND, exchange.number());
  }

  @Override
  public boolean postDecisions(Exchange exchange, Instant now) {
    boolean news = database.query(
        "reading an exchange",
        () -> toldUpTo(exchange).filter(told -> told < database.last("change")).isPresent());
    return news && database.transaction("telling an exchange", () -> postPage(exchange, now));
  }

  // The counter first: every change up to it is committed, and in what is read next.
  private boolean postPage(Exchange exchange, Instant now) {
    long last = database.last("change");
    Optional<Long> told = toldUpTo(exchange);
    Destination destination = new Destination(KIND, exchange.id().number());
    if (told.isEmpty() || outbox.pendingCount(destination) > MOST_PENDING - PAGE) {
      return false;
    }
    List<Entry> decided = entries.decidedAfter(exchange.bank(), told.get(), PAGE);
    List<SqlOutbox.Letter> letters = new ArrayList<>();
    for (Entry entry : decided) {
      Decision.of(entry.statements().all(), exchange.source())
          .ifPresent(decision -> tell(exchange, entry, decision, letters));
    }
    outbox.insert(exchange.tenant(), destination, letters, now);
    boolean more = decided.size() == PAGE;
    database
        .jdbc()
        .update(
            "update exchange set feedback_change = ? where id = ?",
            more ? decided.getLast().changed() : last,
            exchange.id().number());
    return more;
  }

  private void tell(
      Exchange exchange, Entry entry, Decision decision, List<SqlOutbox.Letter> letters) {
    for (DecisionLetter letter : subjects(exchange, entry, decision)) {
      byte[] mac = keys.mac("told " + letter.subject());
      if (decision.isNews(toldLast(exchange.id(), mac))) {
        long number = database.take("feedback", 1);
        database.jdbc().update("""
            insert into exchange_told (exchange_id, subject_mac, decision, number)
            values (?, ?, ?, ?)
            on conflict (exchange_id, subject_mac) do update
            set decision = excluded.decision, number = excluded.number""", exchange.id().number(), mac, decision.name(), number);
        letters.add(new SqlOutbox.Letter(Long.toString(number), letter.toLine()));
      }
    }
  }

  /// Returns what an exchange calls an entry. Where it calls it by a signal and there are several
  /// that it may have meant, none: the others are not its own, and are not given away.
  private List<DecisionLetter> subjects(Exchange exchange, Entry entry, Decision decision) {
    List<Signal> known = entry.signals().stream()
        .filter(signal -> exchange.kind().feedback().takes(signal.type()))
        .toList();
    return switch (exchange.kind().feedback()) {
      case NOTHING -> List.of();
      case SIGNAL, STOPNCII_SIGNAL ->
        known.size() == 1 ? List.of(new DecisionLetter(decision, known.getFirst(), "")) : List.of();
      case RECORD ->
        decision == Decision.TAKEN_BACK
            ? List.of()
            : known.stream()
                .flatMap(signal -> ledger.holders(exchange.id(), signal).stream()
                    .map(record -> new DecisionLetter(decision, signal, record)))
                .toList();
    };
  }

  private Optional<Decision> toldLast(ExchangeId exchange, byte[] mac) {
    return database
        .jdbc()
        .query(
            "select decision from exchange_told where exchange_id = ? and subject_mac = ?",
            (row, i) -> Decision.valueOf(row.getString(1)),
            exchange.number(),
            mac)
        .stream()
        .findFirst();
  }

  private Optional<Long> toldUpTo(Exchange exchange) {
    return database
        .jdbc()
        .query(
            "select feedback_change from exchange where id = ? and is_removed = 0 and feedback = ?",
            (row, i) -> row.getLong(1),
            exchange.id().number(),
            FeedbackSetting.ON.name())
        .stream()
        .findFirst();
  }

  @Override
  public boolean isLastWord(ExchangeId exchange, String key) {
    return database.query(
        "reading what an exchange was told",
        () -> !database
            .jdbc()
            .queryForList(
                "select number from exchange_told where exchange_id = ? and number = ?",
                exchange.number(),
                Long.valueOf(key))
            .isEmpty());
  }

  @Override
  public long toldCount(ExchangeId exchange) {
    return database.query(
        "counting what an exchange was told",
        () -> Objects.requireNonNull(database
            .jdbc()
            .queryForObject(
                "select count(*) from exchange_told where exchange_id = ?",
                Long.class,
                exchange.number())));
  }
}
