package org.recourse.hub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqFingerprint;

/// All entries of all banks that can match, in memory, ready to be found.
///
/// One index holds the fingerprints of all banks, so that a look-up costs the same however many
/// banks there are; whose bank an entry is in, and that bank's radius, are asked of what was
/// found. May be shared between threads. Look-ups never wait; changes wait for each other, and
/// one that has returned is seen by every look-up that starts afterwards. Holds about 170 bytes a
/// fingerprint, most of them outside the heap.
///
/// The memory of removed entries is given back by copying: once one slot in 32 is empty, what is
/// live is copied and indexed by a maintenance task, the changes made meanwhile are made to the
/// copy too, and the copy takes the place of the old index. While that lasts, both are in memory.
/// Then the JVM is asked to collect its garbage, because it gives memory outside the heap back
/// only when it does, and nothing in a quiet heap would make it.
public final class LiveBanks {

  /// A bank that is not asked.
  public static final int NOT_ASKED = -1;

  private static final int EMPTY_SHARE = 32;
  private static final int LEAST_EMPTY = 4_096;
  private static final int FEW_CHANGES = 256;
  private static final long WORTH_COLLECTING = 32L << 20;

  private final Executor maintenance;
  private final int leastEmpty;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile LiveIndex current;

  /// What was changed since a copy was begun; null if none is being made. Under the lock.
  private @Nullable List<Consumer<LiveIndex>> meanwhile;

  /// Makes an empty one.
  ///
  /// @param maintenance runs the tasks that index what was added
  public LiveBanks(Executor maintenance) {
    this(maintenance, LEAST_EMPTY);
  }

  /// Makes an empty one that is copied sooner.
  ///
  /// @param leastEmpty with fewer empty slots it is not copied
  LiveBanks(Executor maintenance, int leastEmpty) {
    this.maintenance = maintenance;
    this.leastEmpty = leastEmpty;
    this.current = new LiveIndex(maintenance);
  }

  /// Returns how many entries can match.
  public int entryCount() {
    return current.entryCount();
  }

  /// Returns how many slots are taken, also by entries that were removed.
  int slotCount() {
    return current.slotCount();
  }

  /// Puts an entry in; if it is there already, only its facts are changed.
  ///
  /// @param signals all of the entry
  public void put(BankId bank, EntryId entry, EntryFacts facts, Collection<Signal> signals) {
    change(index -> index.put(bank, entry, facts, signals));
  }

  /// Takes an entry out, and returns whether it was there.
  public boolean remove(EntryId entry) {
    changing.lock();
    try {
      int before = current.entryCount();
      change(index -> index.remove(entry));
      return current.entryCount() < before;
    } finally {
      changing.unlock();
    }
  }

  /// Takes all entries of a bank out.
  public void removeAll(BankId bank) {
    change(index -> index.removeAll(bank));
  }

  private void change(Consumer<LiveIndex> change) {
    boolean begin = false;
    changing.lock();
    try {
      change.accept(current);
      if (meanwhile != null) {
        meanwhile.add(change);
      } else if (isSparse(current)) {
        meanwhile = new ArrayList<>();
        begin = true;
      }
    } finally {
      changing.unlock();
    }
    if (begin) {
      maintenance.execute(this::compact);
    }
  }

  private boolean isSparse(LiveIndex index) {
    int empty = index.slotCount() - index.entryCount();
    return empty >= leastEmpty && (long) empty * EMPTY_SHARE >= index.slotCount();
  }

  /*
   * The copy is right once every change has been made to it that was made since `meanwhile` began,
   * in the same order: each sets a state, whatever the one before. All but the last few are made
   * without the lock, so that nobody waits for the copy.
   */
  private void compact() {
    long before = current.bytesInMemory();
    replace();
    if (before >= WORTH_COLLECTING) {
      System.gc();
    }
  }

  private void replace() {
    try {
      LiveIndex from = current;
      LiveIndex copy = from.copy(slotCount(from));
      while (!swapped(copy)) {
        taken().forEach(change -> change.accept(copy));
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      giveUp();
      throw e;
    }
  }

  private int slotCount(LiveIndex index) {
    changing.lock();
    try {
      return index.slotCount();
    } finally {
      changing.unlock();
    }
  }

  // Until the next removal begins another copy.
  private void giveUp() {
    changing.lock();
    try {
      meanwhile = null;
    } finally {
      changing.unlock();
    }
  }

  private List<Consumer<LiveIndex>> taken() {
    changing.lock();
    try {
      List<Consumer<LiveIndex>> changes = changes();
      meanwhile = new ArrayList<>();
      return changes;
    } finally {
      changing.unlock();
    }
  }

  private boolean swapped(LiveIndex copy) {
    changing.lock();
    try {
      List<Consumer<LiveIndex>> last = changes();
      if (last.size() > FEW_CHANGES) {
        return false;
      }
      last.forEach(change -> change.accept(copy));
      current = copy;
      meanwhile = null;
      return true;
    } finally {
      changing.unlock();
    }
  }

  private List<Consumer<LiveIndex>> changes() {
    List<Consumer<LiveIndex>> changes = meanwhile;
    if (changes == null) {
      throw new IllegalStateException("no copy is being made");
    }
    return changes;
  }

  /// Returns every entry within its bank's radius of any of the upload's orientations, nearest
  /// first, each entry once.
  ///
  /// @param orientations in the order of [Orientation]; one alone is looked up as it is
  /// @param radiusOf the radius to look within for each bank, 0 to 64, or [#NOT_ASKED]
  /// @param greatest the greatest radius that `radiusOf` gives
  public List<LiveMatch> find(
      List<PdqFingerprint> orientations, ToIntFunction<BankId> radiusOf, int greatest) {
    return current.find(orientations, radiusOf, greatest);
  }

  /// Returns every entry that has this very digest.
  ///
  /// @param digest any signal that is compared by equality
  public List<LiveMatch> find(Signal digest, ToIntFunction<BankId> radiusOf) {
    return current.find(digest, radiusOf);
  }

  /// Returns the entries that are found by more than their whole pictures' fingerprints: changed
  /// copies of pictures, and videos. The most telling first, each entry once.
  List<LiveMatch> findCopies(Sought sought, Asking asking) {
    return new CopySearch(current, asking).find(sought);
  }

  /// Returns how many signals of a type the entries of some banks have.
  public long signalCount(SignalType type, Predicate<BankId> counted) {
    return current.signalCount(type, counted);
  }

  /// Returns about how many bytes the fingerprints and their index take.
  public long bytesInMemory() {
    return current.bytesInMemory();
  }
}
