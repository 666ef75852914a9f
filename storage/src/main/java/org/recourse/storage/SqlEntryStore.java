package org.recourse.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.BankId;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryChange;
import org.recourse.hub.EntryId;
import org.recourse.hub.EntryStore;
import org.recourse.hub.NewEntry;
import org.recourse.hub.Signal;
import org.recourse.hub.SourceId;
import org.recourse.hub.Statement;
import org.recourse.hub.Statements;

/// Entries in the database, their signals and details encrypted. May be shared between threads.
public final class SqlEntryStore implements EntryStore {

  private static final int MOST_AT_ONCE = 10_000;

  private final Database database;
  private final EntryRows rows;
  private final ForgottenRows forgotten;

  /// Keeps entries in this database, under these keys.
  public SqlEntryStore(Database database, KeyRing keys) {
    this.database = database;
    this.rows = new EntryRows(database, keys);
    this.forgotten = new ForgottenRows(database, keys);
  }

  @Override
  public List<Entry> add(List<NewEntry> entries) {
    if (entries.size() > MOST_AT_ONCE) {
      throw new IllegalArgumentException(
          "at most " + MOST_AT_ONCE + " entries at once: " + entries.size());
    }
    return database.transaction("adding entries", () -> new Addition().of(entries));
  }

  @Override
  public Optional<Entry> find(EntryId entry) {
    return database.query("reading an entry", () -> rows.find(entry));
  }

  @Override
  public List<Entry> find(List<EntryId> entries) {
    return entries.isEmpty()
        ? List.of()
        : database.query("reading entries", () -> rows.find(entries));
  }

  @Override
  public Optional<Entry> find(BankId bank, Signal signal) {
    return database.query("reading an entry", () -> rows.ownerOf(bank, signal).flatMap(rows::find));
  }

  @Override
  public List<Entry> list(BankId bank, long after, int atMost, boolean quarantined) {
    return database.query("listing entries", () -> rows.list(bank, after, atMost, quarantined));
  }

  @Override
  public Optional<Entry> change(EntryId entry, UnaryOperator<Entry> change) {
    return database.transaction(
        "changing an entry",
        () -> rows.find(entry).map(before -> {
          Entry after = change.apply(before);
          rows.update(before, after, database.take("change", 1));
          return rows.find(entry).orElseThrow();
        }));
  }

  @Override
  public boolean forget(EntryId entry, Instant at) {
    return database.transaction("forgetting an entry", () -> {
      rows.find(entry).ifPresent(found -> forgotten.keep(found, at));
      return database.jdbc().update("delete from entry where id = ?", entry.number()) > 0;
    });
  }

  @Override
  public <T> T together(Supplier<T> work) {
    return database.transaction("changing entries and what belongs to them", work);
  }

  @Override
  public int rollBack(SourceId source, Instant at, Consumer<Entry> reader) {
    record Changed(long first, int count) {}
    Changed changed = database.longTransaction("rolling back a source", () -> {
      int count = rows.countOf(source);
      long first = database.take("change", count);
      rows.withdrawAllOf(source, first, at);
      return new Changed(first, count);
    });
    long last = changed.first() + changed.count() - 1;
    database.query("reading what was rolled back", () -> {
      rows.readChanged(changed.first(), last, reader);
      return true;
    });
    return changed.count();
  }

  @Override
  public void readAll(Consumer<Entry> reader) {
    database.query("reading all entries", () -> {
      rows.readAll(reader);
      return true;
    });
  }

  // The counter first: every change up to it is committed, and no tombstone is read before an entry
  // that changed earlier.
  @Override
  public List<EntryChange> changesAfter(long after, int atMost) {
    return database.query("reading changes", () -> {
      long last = database.last("change");
      Stream<EntryChange> changed = rows.changedAfter(after, atMost).stream()
          .filter(entry -> entry.changed() <= last)
          .map(EntryChange.Changed::new);
      return Stream.concat(changed, forgotten.after(after, last, atMost).stream())
          .sorted(Comparator.comparingLong(EntryChange::number))
          .limit(atMost)
          .toList();
    });
  }

  /// Adds one batch: finds whose signals are known, and writes each entry once, as it is in the
  /// end.
  private final class Addition {
    private final Map<Owned, EntryId> owners = new HashMap<>();
    private final Map<BankId, Map<Signal, List<Statement>>> lastWords = new HashMap<>();
    private final Map<EntryId, Entry> made = new LinkedHashMap<>();
    private final Map<EntryId, Entry> replayed = new HashMap<>();
    private final Map<EntryId, Entry> before = new HashMap<>();
    private final Map<EntryId, Entry> after = new LinkedHashMap<>();

    private record Owned(BankId bank, Signal signal) {}

    List<Entry> of(List<NewEntry> entries) {
      long nextEntry = database.take("entry", entries.size());
      long nextChange = database.take("change", entries.size());
      findOwners(entries);
      List<EntryId> result = new ArrayList<>(entries.size());
      for (NewEntry entry : entries) {
        EntryId owner = owner(entry);
        if (owner == null) {
          owner = new EntryId(nextEntry++);
          nextChange += make(owner, entry, nextChange) ? 1 : 0;
        } else {
          say(owner, entry);
        }
        result.add(owner);
      }
      rows.insert(made.values());
      for (Entry changed : after.values()) {
        rows.update(before.get(changed.id()), changed, nextChange++);
      }
      return result.stream().map(this::now).toList();
    }

    private void findOwners(List<NewEntry> entries) {
      Map<BankId, List<Signal>> byBank = new HashMap<>();
      for (NewEntry entry : entries) {
        byBank.computeIfAbsent(entry.bank(), bank -> new ArrayList<>()).addAll(entry.signals());
      }
      byBank.forEach((bank, signals) -> {
        rows.ownersOf(bank, signals)
            .forEach((signal, owner) -> owners.put(new Owned(bank, signal), owner));
        lastWords.put(bank, forgotten.lastWords(bank, signals));
      });
    }

    private @Nullable EntryId owner(NewEntry entry) {
      for (Signal signal : entry.signals()) {
        EntryId owner = owners.get(new Owned(entry.bank(), signal));
        if (owner != null) {
          return owner;
        }
      }
      return null;
    }

    /// Makes an entry, and returns whether it is one: not if it was forgotten, and this is a
    /// replay.
    private boolean make(EntryId id, NewEntry entry, long change) {
      Statements before =
          ForgottenRows.lastWords(lastWords.getOrDefault(entry.bank(), Map.of()), entry.signals());
      Statements said = before.with(entry.saidAfter(before));
      List<Signal> signals = entry.signals().stream().distinct().toList();
      if (said == before) {
        replayed.put(id, made(id, entry, signals, said, 0));
        return false;
      }
      entry.signals().forEach(signal -> owners.put(new Owned(entry.bank(), signal), id));
      made.put(id, made(id, entry, signals, said, change));
      return true;
    }

    private static Entry made(
        EntryId id, NewEntry entry, List<Signal> signals, Statements said, long change) {
      return new Entry(
          id, entry.bank(), signals, said, false, Instant.EPOCH, entry.details(), change);
    }

    private void say(EntryId owner, NewEntry entry) {
      Entry fresh = made.get(owner);
      if (fresh != null) {
        made.put(owner, fresh.said(entry.saidAfter(fresh.statements())));
        return;
      }
      Entry old = before.computeIfAbsent(owner, id -> rows.find(id).orElseThrow());
      Entry last = after.getOrDefault(owner, old);
      Entry now = last.said(entry.saidAfter(last.statements()));
      if (now.statements() != old.statements()) {
        after.put(owner, now);
      }
    }

    private Entry now(EntryId id) {
      Entry fresh = made.getOrDefault(id, replayed.get(id));
      return fresh != null ? fresh : rows.find(id).orElseThrow();
    }
  }
}
