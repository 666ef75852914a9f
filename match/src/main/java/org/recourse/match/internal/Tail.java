package org.recourse.match.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.BankEntry;
import org.recourse.match.Digest;
import org.recourse.match.SignalKind;
import org.recourse.match.SignalRow;

/// The entries of one journal, in memory. One thread adds and removes, any number search.
public final class Tail implements Part {

  private final ConcurrentSkipListMap<Long, BankEntry> entries = new ConcurrentSkipListMap<>();
  private final Map<String, Long> names = new ConcurrentHashMap<>();
  private final Map<Digest, ConcurrentSkipListSet<Long>> digests = new ConcurrentHashMap<>();
  private final Map<SignalKind, TailRows> rows = new EnumMap<>(SignalKind.class);
  private final Map<SignalKind, Long> liveRows = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<Long> removed = new ConcurrentSkipListSet<>();
  private final AtomicLong liveEntries = new AtomicLong();

  /// Makes an empty one.
  public Tail() {
    for (SignalKind kind : SignalKind.values()) {
      rows.put(kind, new TailRows());
      liveRows.put(kind, 0L);
    }
  }

  /// Adds an entry with a number above all others.
  public void add(BankEntry entry) {
    entries.put(entry.number(), entry);
    String name = entry.content().name();
    if (name != null) {
      names.put(name, entry.number());
    }
    for (Digest digest : entry.content().digests()) {
      digests.computeIfAbsent(digest, _ -> new ConcurrentSkipListSet<>()).add(entry.number());
    }
    rows.forEach((kind, of) -> of.add(entry, entry.content().rows(kind)));
    count(entry, 1);
  }

  private void count(BankEntry entry, long sign) {
    liveEntries.addAndGet(sign);
    liveRows.replaceAll((kind, n) -> n + sign * entry.content().rows(kind).size());
  }

  @Override
  public boolean remove(long number) {
    BankEntry entry = entries.remove(number);
    if (entry == null) {
      return false;
    }
    removed.add(number);
    String name = entry.content().name();
    if (name != null) {
      names.remove(name);
    }
    for (Digest digest : entry.content().digests()) {
      digests.computeIfPresent(
          digest, (_, numbers) -> numbers.remove(number) && numbers.isEmpty() ? null : numbers);
    }
    count(entry, -1);
    return true;
  }

  /// Returns how many rows of all kinds there are, removed ones included: what a look-up scans.
  public long scannedRows() {
    return rows.values().stream().mapToLong(TailRows::count).sum();
  }

  @Override
  public void removed(LongConsumer numbers) {
    removed.forEach(numbers::accept);
  }

  @Override
  public long entryCount() {
    return liveEntries.get();
  }

  @Override
  public long rowCount(SignalKind kind) {
    return liveRows.getOrDefault(kind, 0L);
  }

  @Override
  public long bytesInMemory() {
    return rows.values().stream().mapToLong(TailRows::bytes).sum() + 300 * liveEntries.get();
  }

  @Override
  public boolean holds(long number) {
    return entries.containsKey(number);
  }

  @Override
  public @Nullable BankEntry entry(long number) {
    return entries.get(number);
  }

  @Override
  public @Nullable String name(long number) {
    BankEntry entry = entries.get(number);
    return entry == null ? null : entry.content().name();
  }

  @Override
  public Stream<BankEntry> entries() {
    return entries.values().stream();
  }

  @Override
  public long numberOf(String name) {
    return names.getOrDefault(name, 0L);
  }

  @Override
  public void numbersOf(Digest digest, LongConsumer numbers) {
    ConcurrentSkipListSet<Long> found = digests.get(digest);
    if (found != null) {
      found.forEach(numbers::accept);
    }
  }

  private TailRows rows(SignalKind kind) {
    return Objects.requireNonNull(rows.get(kind));
  }

  @Override
  public void search(SignalKind kind, PdqFingerprint query, int radius, RowSink sink) {
    rows(kind).search(query, radius, sink);
  }

  @Override
  public long entryNumber(SignalKind kind, int ordinal) {
    return rows(kind).owner(ordinal).number();
  }

  @Override
  public SignalRow row(SignalKind kind, int ordinal) {
    TailRows of = rows(kind);
    return of.owner(ordinal).content().rows(kind).get(of.place(ordinal));
  }
}
