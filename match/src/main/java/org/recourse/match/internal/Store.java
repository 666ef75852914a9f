package org.recourse.match.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.recourse.match.Adding;
import org.recourse.match.BankEntry;
import org.recourse.match.BankExistsException;
import org.recourse.match.BankLockedException;
import org.recourse.match.BankUnusableException;
import org.recourse.match.Disk;
import org.recourse.match.DiskException;
import org.recourse.match.EntryContent;
import org.recourse.match.NoBankException;
import org.recourse.match.Recovery;

/// The files of an open bank, and what they hold. Look-ups read [#view] and never wait; whoever
/// changes the bank takes turns.
public final class Store implements AutoCloseable {

  /*
   * Concurrency. `view` is replaced whole. All other fields are guarded by `this`, which is held
   * while a record is synced or the manifest is replaced: milliseconds. Writing a segment can
   * take seconds; it is done under `maintaining` alone, from parts that no longer grow, so that
   * additions and removals go on. A removal meanwhile is applied to the new segment before it
   * takes its place. `maintaining` is always taken before `this`.
   */

  private static final String LOCK = "lock";
  private static final int READ_ATTEMPTS = 3;

  /// As many rows in the tail are due to be indexed: scanning them takes about 50 microseconds.
  private static final long DUE_ROWS = 50_000;

  /// As many rows in the tail are indexed before closing, so that the next opening is quick.
  private static final long DUE_ROWS_AT_CLOSE = 10_000;

  /// No segment gets more rows than this, which bounds what writing one takes.
  private static final long MAX_SEGMENT_ROWS = 16_000_000;

  private final Disk disk;
  private final Disk.@Nullable Lock lock;
  private final Executor executor;
  private final ReentrantLock maintaining = new ReentrantLock();
  private final AtomicBoolean due = new AtomicBoolean();
  private final List<Recovery> recoveries;
  private Manifest manifest;
  private long nextSegment;
  private @Nullable Journal journal;
  private List<Segment> segments;
  private List<Tail> frozen = List.of();
  private Tail tail;
  private long tailFirst;
  private long nextEntry;
  private volatile View view;

  private Store(Disk disk, Disk.@Nullable Lock lock, Executor executor, Opening opening) {
    this.disk = disk;
    this.lock = lock;
    this.executor = executor;
    manifest = opening.manifest();
    nextSegment = manifest.nextSegment();
    segments = opening.segments();
    tail = opening.tail();
    tailFirst = manifest.nextEntry();
    nextEntry = opening.nextEntry();
    recoveries = opening.recoveries();
    view = viewNow();
  }

  /// Creates an empty bank and opens it for writing.
  public static Store create(Disk disk, String name, int radius, Executor executor)
      throws BankUnusableException {
    Disk.Lock lock = lock(disk);
    try {
      if (disk.size(Manifest.FILE) >= 0) {
        throw new BankExistsException(disk.place());
      }
      Journal.create(disk, 1).close();
      new Manifest(name, radius, 1, 1, 1, List.of(), List.of()).write(disk);
    } catch (BankUnusableException | RuntimeException e) {
      lock.close();
      throw e;
    }
    return openLocked(disk, lock, executor);
  }

  /// Opens a bank to be read and changed by this process alone.
  public static Store open(Disk disk, Executor executor) throws BankUnusableException {
    if (disk.size(Manifest.FILE) < 0) {
      throw new NoBankException(disk.place());
    }
    return openLocked(disk, lock(disk), executor);
  }

  private static Disk.Lock lock(Disk disk) throws BankLockedException {
    Optional<Disk.Lock> lock = disk.tryLock(LOCK);
    return lock.orElseThrow(() -> new BankLockedException(disk.place()));
  }

  private static Store openLocked(Disk disk, Disk.Lock lock, Executor executor)
      throws BankUnusableException {
    try {
      Opening opening = Opening.read(disk);
      opening.deleteLeftovers(disk);
      Store store = new Store(disk, lock, executor, opening);
      store.journal = Journal.resume(disk, opening.lastJournal());
      return store;
    } catch (BankUnusableException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// Opens a bank as it is now, to be read, also while another process changes it.
  public static Store openToRead(Disk disk) throws BankUnusableException {
    if (disk.size(Manifest.FILE) < 0) {
      throw new NoBankException(disk.place());
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return new Store(disk, null, _ -> {}, Opening.read(disk));
      } catch (BankUnusableException | DiskException e) {
        // A writer may have replaced the files between two of our looks at them.
        if (attempt == READ_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private View viewNow() {
    List<Part> parts = new ArrayList<>(segments);
    parts.addAll(frozen);
    parts.add(tail);
    return new View(parts);
  }

  /// Returns the bank's contents now.
  public View view() {
    return view;
  }

  /// Returns the bank's name and radius, and which files it had when it was last maintained.
  public synchronized Manifest manifest() {
    return manifest;
  }

  /// Returns what was put right at the opening.
  public List<Recovery> recoveries() {
    return recoveries;
  }

  /// Adds a batch durably, all or nothing.
  public Adding add(List<EntryContent> contents) {
    Adding adding = addToTail(contents);
    if (tailRows() > DUE_ROWS && due.compareAndSet(false, true)) {
      executor.execute(this::maintainDue);
    }
    return adding;
  }

  private synchronized Adding addToTail(List<EntryContent> contents) {
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

  private synchronized long tailRows() {
    return tail.scannedRows();
  }

  /// Removes those of the entries that are there, durably, all or none, and returns how many.
  public synchronized int remove(Collection<Long> numbers) {
    Journal open = writable();
    List<Part> parts = view.parts();
    List<Long> held = numbers.stream()
        .distinct()
        .filter(number -> parts.stream().anyMatch(part -> part.holds(number)))
        .toList();
    if (!held.isEmpty()) {
      open.removed(held);
      parts.forEach(part -> held.forEach(part::remove));
    }
    return held.size();
  }

  private Journal writable() {
    if (journal == null) {
      throw new IllegalStateException(
          lock == null ? "the bank was opened to be read" : "the bank is closed");
    }
    return journal;
  }

  private void maintainDue() {
    due.set(false);
    try {
      maintain();
    } catch (DiskException | IllegalStateException _) {
      // Nothing is lost: the rows stay in the journal and are scanned, and the next addition
      // tries again. If the bank was closed meanwhile, the next opening does.
    }
  }

  /// Writes what was added lately into segments, and merges small ones, until nothing is left to
  /// be done.
  public void maintain() {
    maintaining.lock();
    try {
      freezeTail();
      for (Merge merge = nextMerge(); merge != null; merge = nextMerge()) {
        merge(merge);
      }
    } finally {
      maintaining.unlock();
    }
  }

  /// Lets a new journal and tail take additions, so that the old ones no longer grow.
  private synchronized void freezeTail() {
    Journal open = writable();
    if (nextEntry == tailFirst) {
      return;
    }
    Journal next = Journal.create(disk, open.sequence() + 1);
    try {
      open.continues(next.sequence());
    } catch (DiskException e) {
      next.abandon();
      throw e;
    }
    open.abandon();
    journal = next;
    frozen = new ArrayList<>(frozen);
    frozen.add(tail);
    tail = new Tail();
    tailFirst = nextEntry;
    view = viewNow();
  }

  private synchronized @Nullable Merge nextMerge() {
    return Merge.next(segments, frozen, MAX_SEGMENT_ROWS);
  }

  private void merge(Merge merge) {
    try (SegmentBuilder builder = new SegmentBuilder()) {
      merge.parts().forEach(part -> part.entries().forEach(builder::add));
      Segment merged = write(builder);
      replace(merge, merged);
    }
    merge
        .segments()
        .forEach(old -> deleteQuietly(SegmentBuilder.fileName(old.file().sequence())));
  }

  private @Nullable Segment write(SegmentBuilder builder) {
    if (builder.entryCount() == 0) {
      return null;
    }
    long sequence;
    synchronized (this) {
      sequence = nextSegment++;
    }
    try {
      Manifest.SegmentFile file = builder.write(disk, sequence);
      disk.sync();
      return Segment.open(disk, file);
    } catch (BankUnusableException e) {
      throw new IllegalStateException("a segment just written cannot be read", e);
    }
  }

  private synchronized void replace(Merge merge, @Nullable Segment merged) {
    if (merged != null) {
      merge.parts().forEach(part -> part.removed(merged::remove));
    }
    long oldJournal = manifest.firstJournal();
    boolean withTails = !merge.tails().isEmpty();
    publish(
        merge.replacedIn(segments, merged),
        withTails ? tailFirst : manifest.nextEntry(),
        withTails ? writable().sequence() : oldJournal);
    if (withTails) {
      frozen = List.of();
    }
    view = viewNow();
    for (long old = oldJournal; old < manifest.firstJournal(); old++) {
      deleteQuietly(Journal.fileName(old));
    }
  }

  private synchronized void publish(List<Segment> published, long firstEntry, long firstJournal) {
    List<Long> removed = new ArrayList<>();
    published.forEach(segment -> segment.removed(removed::add));
    Manifest next = new Manifest(
        manifest.name(),
        manifest.radius(),
        firstEntry,
        nextSegment,
        firstJournal,
        published.stream().map(Segment::file).toList(),
        removed);
    next.write(disk);
    manifest = next;
    segments = List.copyOf(published);
  }

  // What cannot be deleted now is deleted at the next opening.
  private void deleteQuietly(String file) {
    try {
      disk.delete(file);
    } catch (DiskException _) {
      return;
    }
  }

  /// Adds any number of entries straight into segments.
  ///
  /// @return how many were left out because their name is taken
  public long importAll(Iterator<EntryContent> contents, LongConsumer progress) {
    maintaining.lock();
    try {
      maintain();
      synchronized (this) {
        return new Import(progress).run(contents);
      }
    } finally {
      maintaining.unlock();
    }
  }

  /// One import. Names are compared with those of the same import by 64 bits of hash.
  private final class Import {
    private static final int REPORT_EVERY = 4_096;

    private final LongConsumer progress;
    private final LongSet names = new LongSet();
    private long read;
    private long refused;

    Import(LongConsumer progress) {
      this.progress = progress;
    }

    long run(Iterator<EntryContent> contents) {
      while (contents.hasNext()) {
        try (SegmentBuilder builder = new SegmentBuilder()) {
          long number = nextEntry;
          while (contents.hasNext() && builder.rowCount() < MAX_SEGMENT_ROWS) {
            number += add(contents.next(), number, builder);
          }
          keep(builder, number);
        }
      }
      progress.accept(read);
      return refused;
    }

    private int add(EntryContent content, long number, SegmentBuilder builder) {
      if (++read % REPORT_EVERY == 0) {
        progress.accept(read);
      }
      String name = content.name();
      if (name != null && (view.numberOf(name) != 0 || !names.add(SegmentBuilder.nameHash(name)))) {
        refused++;
        return 0;
      }
      builder.add(new BankEntry(number, content));
      return 1;
    }

    private void keep(SegmentBuilder builder, long number) {
      Segment imported = write(builder);
      if (imported != null) {
        List<Segment> all = new ArrayList<>(segments);
        all.add(imported);
        publish(all, number, manifest.firstJournal());
        nextEntry = number;
        tailFirst = number;
        view = viewNow();
      }
    }
  }

  /// Returns how many bytes the bank's files take.
  public long bytesOnDisk() {
    return disk.files().stream().mapToLong(file -> Math.max(0, disk.size(file))).sum();
  }

  @Override
  public void close() {
    try {
      if (isWritable() && tailRows() > DUE_ROWS_AT_CLOSE) {
        maintain();
      }
    } finally {
      closeFiles();
    }
  }

  private synchronized boolean isWritable() {
    return journal != null;
  }

  private synchronized void closeFiles() {
    Journal open = journal;
    if (open == null) {
      return;
    }
    journal = null;
    try {
      open.close();
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }
}
