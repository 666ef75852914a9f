package org.recourse.match;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.internal.Part;
import org.recourse.match.internal.Store;
import org.recourse.match.internal.View;

/// A named set of entries that lives in a directory, and finds which of them are near a
/// fingerprint.
///
/// ```java
/// try (Bank bank = Bank.open(Disk.directory(path))) {
///   switch (bank.add(EntryContent.ofPicture(fingerprint, 100).named("case-81"))) {
///     case Adding.Added(long number, _) -> …
///     case Adding.NameTaken(_) -> …
///   }
///   List<BankMatch> matches = bank.match(SignalKind.PICTURE, eightOrientations, bank.radius());
/// }
/// ```
///
/// An addition or removal that has returned is durable and seen by the next look-up; a crash at
/// any moment leaves the bank as it was before or after it, never between. May be shared between
/// threads: look-ups never wait, changes take turns. Every method may throw [DiskException] when
/// the disk fails. One process at a time may have a bank open for writing; any number may read
/// it.
public final class Bank implements AutoCloseable {

  private final Store store;

  private Bank(Store store) {
    this.store = store;
  }

  /// Creates an empty bank, and opens it for writing.
  ///
  /// @param name 1 to 1,000 characters
  /// @param radius how near a row must be to match unless a look-up says otherwise, 0 to 256 bits
  /// @throws BankExistsException if there is one already
  public static Bank create(Disk disk, String name, int radius) throws BankUnusableException {
    MatchIndex.checkRadius(radius);
    if (name.isEmpty() || name.length() > EntryContent.MAX_NAME) {
      throw new IllegalArgumentException(
          "a bank's name has 1 to " + EntryContent.MAX_NAME + " characters: " + name.length());
    }
    return new Bank(Store.create(disk, name, radius, _ -> {}));
  }

  /// Opens a bank for writing. What a crash left unfinished is put right, and told by
  /// [#recoveries]. Every byte is verified, by the processors of the common pool.
  ///
  /// @throws NoBankException if there is none
  /// @throws BankLockedException if another process has it open for writing
  /// @throws CorruptIndexException if a file is not what was written
  /// @throws NewerFormatException if a later version of this program wrote it
  public static Bank open(Disk disk) throws BankUnusableException {
    return open(disk, _ -> {});
  }

  /// Opens a bank for writing, as [#open(Disk)] does, for a program that runs long.
  ///
  /// @param maintenance is given a task now and then which does what [#maintain] does
  public static Bank open(Disk disk, Executor maintenance) throws BankUnusableException {
    return new Bank(Store.open(disk, maintenance));
  }

  /// Opens a bank as it is at this moment, to be read; nothing is written. Later changes by
  /// another process are not seen.
  ///
  /// @throws NoBankException if there is none
  /// @throws CorruptIndexException if a file is not what was written
  /// @throws NewerFormatException if a later version of this program wrote it
  public static Bank openToRead(Disk disk) throws BankUnusableException {
    return new Bank(Store.openToRead(disk));
  }

  /// Returns the bank's name.
  public String name() {
    return store.manifest().name();
  }

  /// Returns how near a row must be to match unless a look-up says otherwise, 0 to 256 bits.
  public int radius() {
    return store.manifest().radius();
  }

  /// Returns what was put right when the bank was opened; empty if it had been closed in order.
  public List<Recovery> recoveries() {
    return store.recoveries();
  }

  /// Adds one entry.
  public Adding add(EntryContent content) {
    return addAll(List.of(content));
  }

  /// Adds entries in one durable step: all of them, or none.
  ///
  /// Meant for up to some thousands; for more there is [#importAll].
  ///
  /// @return [Adding.NameTaken] if one of the names is in use
  public Adding addAll(List<EntryContent> contents) {
    return store.add(List.copyOf(contents));
  }

  /// Adds any number of entries, straight into indexed segments, and keeps none of them on the
  /// heap. All are durable when this returns; every sixteen million rows are a durable step on
  /// the way. If it ends early, by an exception or a crash, the steps done so far are kept.
  /// Other changes wait until it returns; look-ups do not. Takes about 180 bytes a row outside
  /// the heap, which count against `-XX:MaxDirectMemorySize`.
  ///
  /// @param contents is read once; contents with a name that is taken are left out
  /// @param progress is told now and then, and at the end, how many contents were read
  /// @return how many were left out because their name is taken
  public long importAll(Iterator<EntryContent> contents, LongConsumer progress) {
    return store.importAll(contents, progress);
  }

  /// Removes an entry, and returns whether it was there. Its number is not used again.
  ///
  /// @param id the entry's name, or the number of an entry without one
  public boolean remove(String id) {
    return entry(id).map(entry -> removeAll(List.of(entry.number())) == 1).orElse(false);
  }

  /// Removes many entries in one durable step, all of them or none: what one source contributed,
  /// say.
  ///
  /// @param numbers those that are not there are left out
  /// @return how many were removed
  public int removeAll(Collection<Long> numbers) {
    return store.remove(numbers);
  }

  /// Returns the entry of that number.
  public Optional<BankEntry> entry(long number) {
    return store.view().entry(number);
  }

  /// Returns the entry that is called so.
  ///
  /// @param id the entry's name, or the number of an entry without one
  public Optional<BankEntry> entry(String id) {
    View view = store.view();
    if (EntryContent.isName(id)) {
      return view.entry(view.numberOf(id));
    }
    try {
      return view.entry(Long.parseLong(id)).filter(entry -> entry.id().equals(id));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Returns all entries by number, as they are when the stream begins to be read.
  public Stream<BankEntry> entries() {
    return store.view().entries();
  }

  /// Returns the entries whose file had this digest, by number.
  public List<BankEntry> withDigest(Digest digest) {
    View view = store.view();
    return view.numbersOf(digest).stream().flatMap(n -> view.entry(n).stream()).toList();
  }

  /// Returns every row of a kind within the radius of one of the fingerprints, each row once,
  /// nearest first.
  ///
  /// @param orientations the query's fingerprints, up to 256: one, or those of its eight
  ///     orientations; a match says by position which was nearest
  /// @param radius 0 to 256 bits
  public List<BankMatch> match(SignalKind kind, List<PdqFingerprint> orientations, int radius) {
    MatchIndex.checkRadius(radius);
    if (orientations.size() > View.MAX_ORIENTATIONS) {
      throw new IllegalArgumentException(
          "a look-up has up to " + View.MAX_ORIENTATIONS + " fingerprints: " + orientations.size());
    }
    return store.view().match(kind, orientations, radius);
  }

  /// Returns for each query what [#match] returns for it, in the order of the queries, all from
  /// the same state of the bank.
  ///
  /// @param queries the orientations of each
  /// @param radius 0 to 256 bits
  public List<List<BankMatch>> matchAll(
      SignalKind kind, List<List<PdqFingerprint>> queries, int radius) {
    return queries.stream()
        .map(orientations -> match(kind, orientations, radius))
        .toList();
  }

  /// Returns how large the bank is.
  public BankStats stats() {
    View view = store.view();
    Map<SignalKind, Long> rows = new EnumMap<>(SignalKind.class);
    for (SignalKind kind : SignalKind.values()) {
      rows.put(
          kind, view.parts().stream().mapToLong(part -> part.rowCount(kind)).sum());
    }
    return new BankStats(
        view.parts().stream().mapToLong(Part::entryCount).sum(),
        rows,
        store.bytesOnDisk(),
        view.parts().stream().mapToLong(Part::bytesInMemory).sum());
  }

  /// Does what keeps look-ups fast, and returns when nothing is left to be done: writes what was
  /// added lately into segments, and merges small ones. Look-ups, additions and removals go on
  /// meanwhile. A long-running program calls it now and then from a thread of its own; [#close]
  /// need not be preceded by it.
  public void maintain() {
    store.maintain();
  }

  /// Verifies every byte of a bank without opening it, and tells what is wrong instead of
  /// throwing it.
  ///
  /// @return one line for each finding; none if the bank is whole
  public static BankCheck check(Disk disk) {
    try (Bank bank = openToRead(disk)) {
      return new BankCheck(bank.stats().entries(), bank.recoveries(), List.of());
    } catch (BankUnusableException | DiskException e) {
      return new BankCheck(0, List.of(), List.of(String.valueOf(e.getMessage())));
    }
  }

  /// Closes the bank in order. Look-ups that are under way end as if it were open.
  @Override
  public void close() {
    store.close();
  }
}
