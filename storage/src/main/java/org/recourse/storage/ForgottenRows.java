package org.recourse.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.recourse.hub.BankId;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryChange;
import org.recourse.hub.Signal;
import org.recourse.hub.SourceId;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;
import org.recourse.hub.Statements;
import org.recourse.hub.TenantId;

/// What is kept of forgotten entries: a tombstone for others, if they knew of it, and the last
/// words on each of its signals, so that a replay is known as one. The caller holds the
/// transaction.
final class ForgottenRows {

  private static final int PARAMETERS = 500;

  /// Entries that went out: somebody other than an exchange spoke of them, in a bank that is
  /// shared or once was.
  private static final String PUBLISHED = """
       from entry e join bank b on b.id = e.bank_id join bank_share h on h.bank_id = e.bank_id
      where h.was_shared = 1 and exists (
        select 1 from statement s where s.entry_id = e.id
          and s.source_id not in (select x.source_id from exchange x))
      """;

  private final Database database;
  private final KeyRing keys;

  ForgottenRows(Database database, KeyRing keys) {
    this.database = database;
    this.keys = keys;
  }

  /// Keeps what must be kept of an entry that is about to be deleted.
  void keep(Entry entry, Instant at) {
    bury(" and e.id = ?", entry.id().number(), at);
    forgetWhatNobodyGot(entry);
    List<Object[]> words = new ArrayList<>();
    for (Signal signal : entry.signals()) {
      for (Statement said : entry.statements().all()) {
        words.add(new Object[] {
          entry.bank().number(),
          mac(signal),
          said.source().number(),
          said.kind().name(),
          said.version(),
          said.saidAt().toEpochMilli()
        });
      }
    }
    database.jdbc().batchUpdate("""
        insert into forgotten_signal (bank_id, mac, source_id, kind, version, said_at)
        values (?, ?, ?, ?, ?, ?)
        on conflict (bank_id, mac, source_id) do update
        set kind = excluded.kind, version = excluded.version, said_at = excluded.said_at""", words);
  }

  private void forgetWhatNobodyGot(Entry entry) {
    List<Signal> exchanged =
        entry.signals().stream().filter(signal -> signal.type().isExchanged()).toList();
    if (exchanged.size() < entry.signals().size()) {
      long id = entry.id().number();
      database
          .jdbc()
          .update(
              "update tombstone set signals_sealed = ? where entry_id = ?",
              keys.seal(EntryText.ofSignals(exchanged), "signals", id),
              id);
    }
  }

  /// Keeps tombstones of all entries of a bank that is about to be deleted.
  static void keepAllOf(Database database, BankId bank, Instant at) {
    bury(database, " and e.bank_id = ?", bank.number(), at);
  }

  private void bury(String which, long number, Instant at) {
    bury(database, which, number, at);
  }

  private static void bury(Database database, String which, long number, Instant at) {
    int count = Objects.requireNonNull(database
        .jdbc()
        .queryForObject("select count(*)" + PUBLISHED + which, Integer.class, number));
    if (count == 0) {
      return;
    }
    long first = database.take("change", count);
    database
        .jdbc()
        .update(
            "insert into tombstone (entry_id, tenant_id, bank_id, signals_sealed, forgotten_at,"
                + " change_number) select e.id, b.tenant_id, e.bank_id, e.signals_sealed, ?,"
                + " ? + row_number() over (order by e.id) - 1"
                + PUBLISHED
                + which,
            at.toEpochMilli(),
            first,
            number);
  }

  /// Returns tombstones in their order.
  List<EntryChange> after(long after, long upTo, int atMost) {
    return database
        .jdbc()
        .query(
            """
            select entry_id, tenant_id, signals_sealed, forgotten_at, change_number from tombstone
            where change_number > ? and change_number <= ? order by change_number limit ?""",
            (row, i) -> new EntryChange.Forgotten(
                new TenantId(row.getLong(2)),
                EntryText.signals(keys.open(row.getBytes(3), "signals", row.getLong(1))),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getLong(5)),
            after,
            upTo,
            atMost);
  }

  /// Returns what was said of forgotten entries of a bank that had these signals. What was not
  /// refused is withdrawn: whoever stands behind it must say so anew.
  Map<Signal, List<Statement>> lastWords(BankId bank, List<Signal> signals) {
    Map<Signal, List<Statement>> words = new HashMap<>();
    if (database
        .jdbc()
        .queryForList("select 1 from forgotten_signal where bank_id = ? limit 1", bank.number())
        .isEmpty()) {
      return words;
    }
    for (int from = 0; from < signals.size(); from += PARAMETERS) {
      read(bank, signals.subList(from, Math.min(from + PARAMETERS, signals.size())), words);
    }
    return words;
  }

  private void read(BankId bank, List<Signal> signals, Map<Signal, List<Statement>> words) {
    Map<String, Signal> byMac = new HashMap<>();
    List<Object> parameters = new ArrayList<>();
    parameters.add(bank.number());
    for (Signal signal : signals) {
      byte[] mac = mac(signal);
      byMac.put(HexFormat.of().formatHex(mac), signal);
      parameters.add(mac);
    }
    database
        .jdbc()
        .query(
            "select f.mac, f.source_id, o.is_local, f.kind, f.version, f.said_at"
                + " from forgotten_signal f join source o on o.id = f.source_id"
                + " where f.bank_id = ? and f.mac in ("
                + String.join(",", Collections.nCopies(signals.size(), "?")) + ")",
            row -> {
              Signal signal = byMac.get(HexFormat.of().formatHex(row.getBytes(1)));
              StatementKind kind = StatementKind.valueOf(row.getString(4));
              words
                  .computeIfAbsent(Objects.requireNonNull(signal), key -> new ArrayList<>())
                  .add(new Statement(
                      new SourceId(row.getLong(2)),
                      row.getBoolean(3),
                      kind == StatementKind.REFUSED ? kind : StatementKind.WITHDRAWN,
                      row.getLong(5),
                      Instant.ofEpochMilli(row.getLong(6))));
            },
            parameters.toArray());
  }

  /// Returns all last words on any of these signals.
  static Statements lastWords(Map<Signal, List<Statement>> words, List<Signal> signals) {
    return Statements.of(signals.stream()
        .flatMap(signal -> words.getOrDefault(signal, List.of()).stream())
        .toList());
  }

  private byte[] mac(Signal signal) {
    return keys.mac(signal.type().code() + ' ' + signal.text());
  }
}
