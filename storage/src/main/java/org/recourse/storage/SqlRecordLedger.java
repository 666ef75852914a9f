package org.recourse.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
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
      rows.add(new Object[] {exchange.number(), mac, known.version(), known.gone() ? 1 : 0, run});
      before.add(new Object[] {exchange.number(), mac});
      for (Signal signal : known.signals()) {
        byte[] sealed = keys.seal(EntryText.ofSignals(List.of(signal)), SIGNAL, exchange.number());
        signals.add(new Object[] {exchange.number(), mac, signalMac(signal), sealed});
      }
    }
    database.transaction("keeping fetched records", () -> {
      database.jdbc().batchUpdate("""
          insert into exchange_record (exchange_id, record_mac, version, is_gone, seen_run)
          values (?, ?, ?, ?, ?)
          on conflict (exchange_id, record_mac) do update set version = excluded.version,
            is_gone = excluded.is_gone, seen_run = excluded.seen_run""", rows);
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
      return database
          .jdbc()
          .update(
              "update exchange set quarantined_count = ? where id = ?", count, exchange.number());
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
        insert into quarantine (exchange_id, record_mac, reason, record_sealed, first_at, last_at)
        values (?, ?, ?, ?, ?, ?)""",
            exchange.number(),
            mac,
            record.reason(),
            keys.seal(record.record().getBytes(StandardCharsets.UTF_8), RECORD, exchange.number()),
            at.toEpochMilli(),
            at.toEpochMilli());
  }

  @Override
  public List<Quarantined> quarantined(ExchangeId exchange, int atMost) {
    return database.query(
        "reading the quarantine",
        () -> database
            .jdbc()
            .query(
                """
                select reason, first_at, last_at from quarantine
                where exchange_id = ? order by last_at desc limit ?""",
                (row, i) -> new Quarantined(
                    row.getString(1),
                    Instant.ofEpochMilli(row.getLong(2)),
                    Instant.ofEpochMilli(row.getLong(3))),
                exchange.number(),
                atMost));
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
