package org.recourse.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.recourse.exchange.ExchangeId;
import org.recourse.exchange.fetch.Received;
import org.recourse.exchange.fetch.RecordLedger;
import org.recourse.hub.Signal;

/// Fetched records in the database: their names digested under a key, signals encrypted. May be
/// shared between threads.
public final class SqlRecordLedger implements RecordLedger {

  private static final int MOST_QUARANTINED = 10_000;
  private static final String SIGNAL = "fetched signal";
  private static final String RECORD = "quarantine";
  private static final String NAME = "fetched name";

  private final Database database;
  private final KeyRing keys;

  /// Remembers in this database, under these keys.
  public SqlRecordLedger(Database database, KeyRing keys) {
    this.database = database;
    this.keys = keys;
  }

  @Override
  public Optional<Known> find(ExchangeId exchange, String key) {
    return database.query("reading a fetched record", () -> {
      byte[] mac = mac(key);
      return database
          .jdbc()
          .query(
              """
              select version, is_gone from exchange_record
              where exchange_id = ? and record_mac = ?""",
              (row, i) -> new Known(
                  key, row.getLong(1), row.getBoolean(2), Set.copyOf(signals(exchange, mac))),
              exchange.number(),
              mac)
          .stream()
          .findFirst();
    });
  }

  private List<Signal> signals(ExchangeId exchange, byte[] recordMac) {
    return database
        .jdbc()
        .query("""
            select signal_sealed from exchange_record_signal
            where exchange_id = ? and record_mac = ?""", (row, i) -> opened(exchange, row.getBytes(1)), exchange.number(), recordMac);
  }

  @Override
  public boolean isHeld(ExchangeId exchange, Signal signal, Collection<String> others) {
    return database.query("reading fetched records", () -> {
      Set<String> except = others.stream().map(key -> text(mac(key))).collect(Collectors.toSet());
      return database
          .jdbc()
          .query("""
              select s.record_mac from exchange_record_signal s
                join exchange_record r
                  on r.exchange_id = s.exchange_id and r.record_mac = s.record_mac
              where s.exchange_id = ? and s.signal_mac = ? and r.is_gone = 0""", (row, i) -> text(row.getBytes(1)), exchange.number(), signalMac(signal))
          .stream()
          .anyMatch(holder -> !except.contains(holder));
    });
  }

  /// Returns the names of the records that hold a signal and are not gone, as far as they were
  /// kept, within the caller's transaction.
  List<String> holders(ExchangeId exchange, Signal signal) {
    return database
        .jdbc()
        .query(
            """
            select r.key_sealed from exchange_record_signal s
              join exchange_record r
                on r.exchange_id = s.exchange_id and r.record_mac = s.record_mac
            where s.exchange_id = ? and s.signal_mac = ? and r.is_gone = 0
              and r.key_sealed is not null
            order by r.record_mac""",
            (row, i) -> new String(
                keys.open(row.getBytes(1), NAME, exchange.number()), StandardCharsets.UTF_8),
            exchange.number(),
            signalMac(signal));
  }

  @Override
  public void save(ExchangeId exchange, Collection<Known> records, long run) {
    if (records.isEmpty()) {
      return;
    }
    List<Object[]> rows = new ArrayList<>();
    List<Object[]> before = new ArrayList<>();
    List<Object[]> signals = new ArrayList<>();
    for (Known known : records) {
      byte[] mac = mac(known.key());
      byte[] name =
          keys.seal(known.key().getBytes(StandardCharsets.UTF_8), NAME, exchange.number());
      rows.add(
          new Object[] {exchange.number(), mac, known.version(), known.gone() ? 1 : 0, run, name});
      before.add(new Object[] {exchange.number(), mac});
      for (Signal signal : known.signals()) {
        byte[] sealed = keys.seal(EntryText.ofSignals(List.of(signal)), SIGNAL, exchange.number());
        signals.add(new Object[] {exchange.number(), mac, signalMac(signal), sealed});
      }
    }
    database.transaction("keeping fetched records", () -> {
      database.jdbc().batchUpdate("""
          insert into exchange_record (exchange_id, record_mac, version, is_gone, seen_run,
            key_sealed)
          values (?, ?, ?, ?, ?, ?)
          on conflict (exchange_id, record_mac) do update set version = excluded.version,
            is_gone = excluded.is_gone, seen_run = excluded.seen_run,
            key_sealed = excluded.key_sealed""", rows);
      database
          .jdbc()
          .batchUpdate(
              "delete from exchange_record_signal where exchange_id = ? and record_mac = ?",
              before);
      database.jdbc().batchUpdate("""
          insert into exchange_record_signal (exchange_id, record_mac, signal_mac, signal_sealed)
          values (?, ?, ?, ?)""", signals);
      return true;
    });
  }

  @Override
  public List<Signal> unseen(ExchangeId exchange, long run) {
    return database.query(
        "reading fetched records",
        () -> database
            .jdbc()
            .query("""
                select s.signal_sealed from exchange_record_signal s
                  join exchange_record r
                    on r.exchange_id = s.exchange_id and r.record_mac = s.record_mac
                where s.exchange_id = ? and r.is_gone = 0 and r.seen_run <> ?""", (row, i) -> opened(exchange, row.getBytes(1)), exchange.number(), run)
            .stream()
            .distinct()
            .toList());
  }

  @Override
  public void forgetUnseen(ExchangeId exchange, long run) {
    database.transaction(
        "forgetting fetched records", () -> database.jdbc().update("""
            update exchange_record set is_gone = 1
            where exchange_id = ? and is_gone = 0 and seen_run <> ?""", exchange.number(), run));
  }

  @Override
  public void quarantine(ExchangeId exchange, List<Received.Unreadable> records, Instant at) {
    if (records.isEmpty()) {
      return;
    }
    database.transaction("keeping what cannot be taken over", () -> {
      int count = count(exchange);
      for (Received.Unreadable record : records) {
        byte[] mac = mac(record.reason() + ' ' + record.record());
        int known = database
            .jdbc()
            .update(
                "update quarantine set last_at = ? where exchange_id = ? and record_mac = ?",
                at.toEpochMilli(),
                exchange.number(),
                mac);
        if (known == 0 && count < MOST_QUARANTINED) {
          insert(exchange, record, mac, at);
          count++;
        }
      }
      return recount(exchange, count);
    });
  }

  private int count(ExchangeId exchange) {
    return Objects.requireNonNull(database
        .jdbc()
        .queryForObject(
            "select count(*) from quarantine where exchange_id = ?",
            Integer.class,
            exchange.number()));
  }

  private void insert(ExchangeId exchange, Received.Unreadable record, byte[] mac, Instant at) {
    database
        .jdbc()
        .update(
            """
        insert into quarantine (exchange_id, record_mac, reason, record_sealed, first_at, last_at,
          number)
        values (?, ?, ?, ?, ?, ?, ?)""",
            exchange.number(),
            mac,
            record.reason(),
            keys.seal(record.record().getBytes(StandardCharsets.UTF_8), RECORD, exchange.number()),
            at.toEpochMilli(),
            at.toEpochMilli(),
            database.take("quarantine", 1));
  }

  @Override
  public List<Quarantined> quarantined(ExchangeId exchange, long after, int atMost) {
    return database.query(
        "reading the quarantine",
        () -> database
            .jdbc()
            .query(
                """
                select number, reason, first_at, last_at, record_sealed from quarantine
                where exchange_id = ? and number > ? order by number limit ?""",
                (row, i) -> new Quarantined(
                    row.getLong(1),
                    row.getString(2),
                    Instant.ofEpochMilli(row.getLong(3)),
                    Instant.ofEpochMilli(row.getLong(4)),
                    new String(
                        keys.open(row.getBytes(5), RECORD, exchange.number()),
                        StandardCharsets.UTF_8)),
                exchange.number(),
                after,
                atMost));
  }

  @Override
  public int drop(ExchangeId exchange, Collection<Long> numbers) {
    if (numbers.isEmpty()) {
      return 0;
    }
    return database.transaction("dropping records", () -> {
      int dropped = Arrays.stream(database
              .jdbc()
              .batchUpdate(
                  "delete from quarantine where exchange_id = ? and number = ?",
                  numbers.stream()
                      .map(number -> new Object[] {exchange.number(), number})
                      .toList()))
          .sum();
      recount(exchange, count(exchange));
      return dropped;
    });
  }

  @Override
  public int dropAll(ExchangeId exchange) {
    return database.transaction("dropping records", () -> {
      int dropped =
          database.jdbc().update("delete from quarantine where exchange_id = ?", exchange.number());
      recount(exchange, 0);
      return dropped;
    });
  }

  private int recount(ExchangeId exchange, int count) {
    return database
        .jdbc()
        .update("update exchange set quarantined_count = ? where id = ?", count, exchange.number());
  }

  private Signal opened(ExchangeId exchange, byte[] sealed) {
    return EntryText.signals(keys.open(sealed, SIGNAL, exchange.number())).getFirst();
  }

  private byte[] mac(String key) {
    return keys.mac("record " + key);
  }

  private byte[] signalMac(Signal signal) {
    return keys.mac(signal.type().code() + ' ' + signal.text());
  }

  private static String text(byte[] mac) {
    return HexFormat.of().formatHex(mac);
  }
}
