package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.BankId;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.EntryId;
import org.recourse.hub.Signal;
import org.recourse.hub.SourceId;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;
import org.recourse.hub.Statements;

/// How entries lie in the tables. The caller holds the transaction.
final class EntryRows {

  private static final int PARAMETERS = 500;
  private static final int PART = 5_000;
  private static final int ID = 1;
  private static final int BANK = 2;
  private static final int SIGNALS = 3;
  private static final int DETAILS = 4;
  private static final int IS_QUARANTINED = 5;
  private static final int DISABLED_UNTIL = 6;
  private static final int CHANGE_NUMBER = 7;
  private static final int SOURCE = 8;
  private static final int KIND = 9;
  private static final int VERSION = 10;
  private static final int SAID_AT = 11;
  private static final int IS_LOCAL = 12;

  // By their numbers below: by name each of them is looked for in each of millions of rows.
  private static final String COLUMNS = """
      select e.id, e.bank_id, e.signals_sealed, e.details_sealed, e.is_quarantined,
        e.disabled_until, e.change_number, s.source_id, s.kind, s.version, s.said_at, o.is_local
      from entry e
        left join statement s on s.entry_id = e.id
        left join source o on o.id = s.source_id
      """;

  private final Database database;
  private final KeyRing keys;

  EntryRows(Database database, KeyRing keys) {
    this.database = database;
    this.keys = keys;
  }

  Optional<Entry> find(EntryId entry) {
    return read("where e.id = ?", entry.number()).stream().findFirst();
  }

  List<Entry> find(List<EntryId> ids) {
    List<Entry> entries = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += PARAMETERS) {
      List<EntryId> part = ids.subList(from, Math.min(from + PARAMETERS, ids.size()));
      String places = String.join(",", Collections.nCopies(part.size(), "?"));
      entries.addAll(read(
          "where e.id in (" + places + ") order by e.id",
          part.stream().map(EntryId::number).toArray()));
    }
    return entries;
  }

  List<Entry> changedAfter(long after, int atMost) {
    return read("""
        where e.id in (select id from entry where change_number > ? order by change_number limit ?)
        order by e.change_number""", after, atMost);
  }

  /// Returns entries of a bank of which a local source has said something, in the order of their
  /// last change.
  List<Entry> decidedAfter(BankId bank, long after, int atMost) {
    return read("""
        where e.id in (
          select d.id from entry d
          where d.change_number > ? and d.bank_id = ? and exists (
            select 1 from statement t join source l on l.id = t.source_id
            where t.entry_id = d.id and l.is_local = 1)
          order by d.change_number limit ?)
        order by e.change_number""", after, bank.number(), atMost);
  }

  List<Entry> list(BankId bank, long after, int atMost, boolean quarantined) {
    String only = quarantined ? " and is_quarantined = 1" : "";
    return read(
        "where e.id in (select id from entry where bank_id = ? and id > ?" + only
            + " order by id limit ?) order by e.id",
        bank.number(),
        after,
        atMost);
  }

  void readAll(Consumer<Entry> reader) {
    Long last =
        database.jdbc().queryForObject("select coalesce(max(id), 0) from entry", Long.class);
    inParts(0, Objects.requireNonNull(last), "e.id", reader);
  }

  /// Gives the entries whose last change was one of these, in no particular order.
  void readChanged(long first, long last, Consumer<Entry> reader) {
    inParts(first - 1, last, "e.change_number", reader);
  }

  /*
   * In parts, because PostgreSQL's driver keeps the whole answer to a query in memory; and several
   * at once, because decrypting takes as long as reading.
   */
  private void inParts(long after, long last, String number, Consumer<Entry> reader) {
    // Ordered by the number itself: for another order SQLite would walk through all entries each
    // time.
    String part = "where " + number + " > ? and " + number + " <= ? order by " + number;
    Object turn = new Object();
    LongStream.range(0, Math.ceilDiv(last - after, PART)).parallel().forEach(n -> {
      long from = after + n * PART;
      List<Entry> entries = read(part, from, Math.min(from + PART, last));
      synchronized (turn) {
        entries.forEach(reader);
      }
    });
  }

  private List<Entry> read(String which, Object... parameters) {
    List<Entry> entries = new ArrayList<>();
    Assembly assembly = new Assembly(entries::add);
    database
        .jdbc()
        .query(
            COLUMNS + which,
            row -> {
              assembly.add(row);
            },
            parameters);
    assembly.finish();
    return entries;
  }

  Optional<EntryId> ownerOf(BankId bank, Signal signal) {
    return Optional.ofNullable(ownersOf(bank, List.of(signal)).get(signal));
  }

  /// Returns which entries of a bank have these signals.
  Map<Signal, EntryId> ownersOf(BankId bank, List<Signal> signals) {
    Map<String, Signal> byMac = new HashMap<>();
    Map<Signal, EntryId> owners = new HashMap<>();
    for (int from = 0; from < signals.size(); from += PARAMETERS) {
      List<Signal> part = signals.subList(from, Math.min(from + PARAMETERS, signals.size()));
      List<Object> parameters = new ArrayList<>();
      parameters.add(bank.number());
      for (Signal signal : part) {
        byte[] mac = mac(signal);
        byMac.put(text(mac), signal);
        parameters.add(mac);
      }
      String places = String.join(",", Collections.nCopies(part.size(), "?"));
      database
          .jdbc()
          .query(
              "select mac, entry_id from entry_signal where bank_id = ? and mac in (" + places
                  + ")",
              row -> {
                Signal signal = Objects.requireNonNull(byMac.get(text(row.getBytes(1))));
                owners.put(signal, new EntryId(row.getLong(2)));
              },
              parameters.toArray());
    }
    return owners;
  }

  void insert(Collection<Entry> entries) {
    List<Object[]> whole = new ArrayList<>();
    List<Object[]> signals = new ArrayList<>();
    List<Object[]> statements = new ArrayList<>();
    for (Entry entry : entries) {
      whole.add(new Object[] {
        entry.id().number(),
        entry.bank().number(),
        keys.seal(EntryText.ofSignals(entry.signals()), "signals", entry.id().number()),
        sealed(entry.id(), entry.details()),
        entry.changed()
      });
      entry
          .signals()
          .forEach(signal -> signals.add(
              new Object[] {entry.bank().number(), mac(signal), entry.id().number()}));
      entry.statements().all().forEach(said -> statements.add(parameters(entry.id(), said)));
    }
    database.jdbc().batchUpdate("""
        insert into entry (id, bank_id, signals_sealed, details_sealed, is_quarantined,
          disabled_until, change_number)
        values (?, ?, ?, ?, 0, 0, ?)""", whole);
    database
        .jdbc()
        .batchUpdate("insert into entry_signal (bank_id, mac, entry_id) values (?, ?, ?)", signals);
    database.jdbc().batchUpdate(UPSERT_STATEMENT, statements);
  }

  void update(@Nullable Entry before, Entry after, long change) {
    Objects.requireNonNull(before);
    EntryId id = before.id();
    database
        .jdbc()
        .update(
            """
        update entry
        set details_sealed = ?, is_quarantined = ?, disabled_until = ?, change_number = ?
        where id = ?""",
            sealed(id, after.details()),
            after.quarantined() ? 1 : 0,
            after.disabledUntil().toEpochMilli(),
            change,
            id.number());
    List<Statement> known = before.statements().all();
    for (Statement said : after.statements().all()) {
      if (!known.contains(said)) {
        database.jdbc().update(UPSERT_STATEMENT, parameters(id, said));
      }
    }
  }

  int countOf(SourceId source) {
    return Objects.requireNonNull(database
        .jdbc()
        .queryForObject(
            "select count(*) from statement where source_id = ? and kind <> 'WITHDRAWN'",
            Integer.class,
            source.number()));
  }

  /// Withdraws all that a source stands by, and numbers the entries' changes from `firstChange`
  /// on.
  void withdrawAllOf(SourceId source, long firstChange, Instant at) {
    database.jdbc().update("""
        update entry set change_number = ? + touched.n
        from (
          select entry_id, row_number() over (order by entry_id) - 1 as n
          from statement where source_id = ? and kind <> 'WITHDRAWN'
        ) as touched
        where entry.id = touched.entry_id""", firstChange, source.number());
    database
        .jdbc()
        .update(
            "update statement set kind = 'WITHDRAWN', said_at = ? where source_id = ? and kind <> 'WITHDRAWN'",
            at.toEpochMilli(),
            source.number());
  }

  private static final String UPSERT_STATEMENT = """
      insert into statement (entry_id, source_id, kind, version, said_at) values (?, ?, ?, ?, ?)
      on conflict (entry_id, source_id) do update
      set kind = excluded.kind, version = excluded.version, said_at = excluded.said_at""";

  private static Object[] parameters(EntryId entry, Statement said) {
    return new Object[] {
      entry.number(),
      said.source().number(),
      said.kind().name(),
      said.version(),
      said.saidAt().toEpochMilli()
    };
  }

  private byte @Nullable [] sealed(EntryId entry, EntryDetails details) {
    return details.equals(EntryDetails.NONE)
        ? null
        : keys.seal(EntryText.ofDetails(details), "details", entry.number());
  }

  private byte[] mac(Signal signal) {
    return keys.mac(signal.type().code() + ' ' + signal.text());
  }

  private static String text(byte[] mac) {
    return HexFormat.of().formatHex(mac);
  }

  /// Puts entries together from rows that have an entry and one of its statements each.
  private final class Assembly {
    private final Consumer<Entry> reader;
    private @Nullable Entry open;

    Assembly(Consumer<Entry> reader) {
      this.reader = reader;
    }

    void add(ResultSet row) throws SQLException {
      if (open != null && open.id().number() != row.getLong(ID)) {
        finish();
      }
      Entry entry = open == null ? entry(row) : open;
      long source = row.getLong(SOURCE);
      open = source == 0 ? entry : entry.said(statement(row, source));
    }

    void finish() {
      if (open != null) {
        reader.accept(open);
        open = null;
      }
    }

    private Statement statement(ResultSet row, long source) throws SQLException {
      return new Statement(
          new SourceId(source),
          row.getBoolean(IS_LOCAL),
          StatementKind.valueOf(row.getString(KIND)),
          row.getLong(VERSION),
          Instant.ofEpochMilli(row.getLong(SAID_AT)));
    }

    private Entry entry(ResultSet row) throws SQLException {
      long id = row.getLong(ID);
      byte[] details = row.getBytes(DETAILS);
      return new Entry(
          new EntryId(id),
          new BankId(row.getLong(BANK)),
          EntryText.signals(keys.open(row.getBytes(SIGNALS), "signals", id)),
          Statements.none(),
          row.getBoolean(IS_QUARANTINED),
          Instant.ofEpochMilli(row.getLong(DISABLED_UNTIL)),
          details == null
              ? EntryDetails.NONE
              : EntryText.details(keys.open(details, "details", id)),
          row.getLong(CHANGE_NUMBER));
    }
  }
}
