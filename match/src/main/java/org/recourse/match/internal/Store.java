package org.recourse.match.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recourse.match.Adding;
import org.recourse.match.BankEntry;
import org.recourse.match.BankExistsException;
import org.recourse.match.BankLockedException;
import org.recourse.match.BankUnusableException;
import org.recourse.match.CorruptIndexException;
import org.recourse.match.Disk;
import org.recourse.match.EntryContent;
import org.recourse.match.NoBankException;
import org.recourse.match.Recovery;

/// The files of an open bank, and what they hold. Look-ups read [#view] and never wait; whoever
/// changes the bank takes turns.
public final class Store implements AutoCloseable {

  private static final String LOCK = "lock";

  private final Disk disk;
  private final Disk.@Nullable Lock lock;
  private final List<Recovery> recoveries = new ArrayList<>();
  private Manifest manifest;
  private @Nullable Journal journal;
  private Tail tail = new Tail();
  private long nextEntry;
  private volatile View view = new View(List.of(tail));

  private Store(Disk disk, Disk.@Nullable Lock lock, Manifest manifest) {
    this.disk = disk;
    this.lock = lock;
    this.manifest = manifest;
    this.nextEntry = manifest.nextEntry();
  }

  /// Creates an empty bank and opens it for writing.
  public static Store create(Disk disk, String name, int radius) throws BankUnusableException {
    if (disk.size(Manifest.FILE) >= 0) {
      throw new BankExistsException(disk.place());
    }
    Disk.Lock lock = lock(disk);
    try {
      Journal.create(disk, 1).close();
      new Manifest(name, radius, 1, 2, 1, List.of(), List.of()).write(disk);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
    return open(disk, lock);
  }

  /// Opens a bank to be read and changed by this process alone.
  public static Store open(Disk disk) throws BankUnusableException {
    if (disk.size(Manifest.FILE) < 0) {
      throw new NoBankException(disk.place());
    }
    return open(disk, lock(disk));
  }

  /// Opens a bank as it is now, to be read, also while another process changes it.
  public static Store openToRead(Disk disk) throws BankUnusableException {
    if (disk.size(Manifest.FILE) < 0) {
      throw new NoBankException(disk.place());
    }
    return open(disk, null);
  }

  private static Disk.Lock lock(Disk disk) throws BankLockedException {
    Optional<Disk.Lock> lock = disk.tryLock(LOCK);
    return lock.orElseThrow(() -> new BankLockedException(disk.place()));
  }

  private static Store open(Disk disk, Disk.@Nullable Lock lock) throws BankUnusableException {
    try {
      Store store = new Store(disk, lock, Manifest.read(disk));
      store.replay();
      return store;
    } catch (BankUnusableException | RuntimeException e) {
      if (lock != null) {
        lock.close();
      }
      throw e;
    }
  }

  private void replay() throws BankUnusableException {
    JournalReplay last = JournalReplay.read(disk, manifest.firstJournal(), new Replayed());
    while (last.ending() == JournalReplay.Ending.CONTINUES) {
      last = JournalReplay.read(disk, last.next(), new Replayed());
    }
    if (last.ending() == JournalReplay.Ending.OPEN || last.tornBytes() > 0) {
      recoveries.add(
          new Recovery(Journal.fileName(last.sequence()), last.wholeBytes(), last.tornBytes()));
    }
    if (lock != null) {
      journal = Journal.resume(disk, last);
    }
  }

  private final class Replayed implements JournalReplay.Handler {
    @Override
    public void added(ByteReader at, long first, List<EntryContent> contents)
        throws CorruptIndexException {
      if (first != nextEntry) {
        throw at.corrupt("first entry", Long.toString(nextEntry), Long.toString(first));
      }
      contents.forEach(content -> tail.add(new BankEntry(nextEntry++, content)));
    }

    @Override
    public void removed(ByteReader at, long number) throws CorruptIndexException {
      if (!removeFromParts(number)) {
        throw at.corrupt("removed entry", "one that is there", Long.toString(number));
      }
    }
  }

  private boolean removeFromParts(long number) {
    return view.parts().stream().anyMatch(part -> part.remove(number));
  }

  /// Returns the bank's contents now.
  public View view() {
    return view;
  }

  /// Returns the bank's name and radius, and which files it had when it was opened or maintained.
  public synchronized Manifest manifest() {
    return manifest;
  }

  /// Returns what was put right at the opening.
  public List<Recovery> recoveries() {
    return List.copyOf(recoveries);
  }

  /// Adds a batch durably, all or nothing.
  public synchronized Adding add(List<EntryContent> contents) {
    Journal open = writable();
    int taken = takenName(contents);
    if (taken >= 0) {
      return new Adding.NameTaken(taken);
    }
    long first = nextEntry;
    if (!contents.isEmpty()) {
      open.added(first, contents);
      contents.forEach(content -> tail.add(new BankEntry(nextEntry++, content)));
    }
    return new Adding.Added(first, contents.size());
  }

  private int takenName(List<EntryContent> contents) {
    Set<String> inBatch = new HashSet<>();
    for (int i = 0; i < contents.size(); i++) {
      String name = contents.get(i).name();
      if (name != null && (!inBatch.add(name) || view.numberOf(name) != 0)) {
        return i;
      }
    }
    return -1;
  }

  /// Removes an entry durably, and returns whether it was there.
  public synchronized boolean remove(long number) {
    Journal open = writable();
    if (view.parts().stream().noneMatch(part -> part.holds(number))) {
      return false;
    }
    open.removed(number);
    return removeFromParts(number);
  }

  private Journal writable() {
    if (journal == null) {
      throw new IllegalStateException(
          lock == null ? "the bank was opened to be read" : "the bank is closed");
    }
    return journal;
  }

  /// Writes what was added lately into segments, and merges small ones.
  public void maintain() {}

  /// Returns how many bytes the bank's files take.
  public long bytesOnDisk() {
    return disk.files().stream().mapToLong(file -> Math.max(0, disk.size(file))).sum();
  }

  @Override
  public synchronized void close() {
    if (journal == null) {
      return;
    }
    try {
      journal.close();
    } finally {
      journal = null;
      if (lock != null) {
        lock.close();
      }
    }
  }
}
