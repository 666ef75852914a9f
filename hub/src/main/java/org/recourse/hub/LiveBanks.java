package org.recourse.hub;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import org.recourse.fingerprint.Orientation;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.hub.internal.EntrySlots;
import org.recourse.match.MihIndex;
import org.recourse.match.RowMatch;

/// All entries of all banks that can match, in memory, ready to be found.
///
/// One index holds the fingerprints of all banks, so that a look-up costs the same however many
/// banks there are; whose bank an entry is in, and that bank's radius, are asked of what was
/// found.
/// May be shared between threads. Look-ups never wait; changes wait for each other, and one that
/// has returned is seen by every look-up that starts afterwards. Holds about 170 bytes a
/// fingerprint, most of them outside the heap.
public final class LiveBanks {

  /// A bank that is not asked.
  public static final int NOT_ASKED = -1;

  private final ReentrantLock changing = new ReentrantLock();
  private final EntrySlots slots = new EntrySlots();
  private final Map<Signal, int[]> byDigest = new ConcurrentHashMap<>();
  private final Map<Integer, List<Signal>> digests = new HashMap<>();
  private final MihIndex index;

  /// Makes an empty one.
  ///
  /// @param maintenance runs the tasks that index what was added
  public LiveBanks(Executor maintenance) {
    index = new MihIndex(maintenance);
  }

  /// Returns how many entries can match.
  public int entryCount() {
    return slots.liveCount();
  }

  /// Puts an entry in; if it is there already, only its facts are changed.
  ///
  /// @param signals all of the entry
  public void put(BankId bank, EntryId entry, EntryFacts facts, Collection<Signal> signals) {
    changing.lock();
    try {
      int known = slots.find(entry);
      if (known != EntrySlots.NONE) {
        slots.change(known, facts);
        return;
      }
      int slot = slots.add(bank, entry, facts);
      for (Signal signal : signals) {
        if (signal.type() == SignalType.PDQ) {
          slots.bindNextRow(slot);
          index.add(signal.fingerprint());
        } else {
          digests.computeIfAbsent(slot, unknown -> new ArrayList<>()).add(signal);
          byDigest.merge(signal, new int[] {slot}, LiveBanks::joined);
        }
      }
    } finally {
      changing.unlock();
    }
  }

  /// Takes an entry out, and returns whether it was there.
  public boolean remove(EntryId entry) {
    changing.lock();
    try {
      int slot = slots.find(entry);
      if (slot != EntrySlots.NONE) {
        remove(slot);
      }
      return slot != EntrySlots.NONE;
    } finally {
      changing.unlock();
    }
  }

  /// Takes all entries of a bank out.
  public void removeAll(BankId bank) {
    changing.lock();
    try {
      slots.ofBank(bank).forEach(this::remove);
    } finally {
      changing.unlock();
    }
  }

  private void remove(int slot) {
    slots.remove(slot).forEach(index::remove);
    List<Signal> bound = digests.remove(slot);
    if (bound != null) {
      bound.forEach(
          signal -> byDigest.computeIfPresent(signal, (same, held) -> without(held, slot)));
    }
  }

  /// Returns every entry within its bank's radius of any of the upload's orientations, nearest
  /// first, each entry once.
  ///
  /// @param orientations in the order of [Orientation]; one alone is looked up as it is
  /// @param radiusOf the radius to look within for each bank, 0 to 64, or [#NOT_ASKED]
  /// @param greatest the greatest radius that `radiusOf` gives
  public List<LiveMatch> find(
      List<PdqFingerprint> orientations, ToIntFunction<BankId> radiusOf, int greatest) {
    Map<EntryId, LiveMatch> nearest = new HashMap<>();
    for (int i = 0; i < orientations.size(); i++) {
      Orientation orientation = Orientation.values()[i];
      for (RowMatch row : index.search(orientations.get(i), greatest)) {
        LiveMatch match = slots.match(row, orientation);
        if (match != null && row.distance() <= radiusOf.applyAsInt(match.bank())) {
          nearest.merge(match.entry(), match, LiveBanks::nearer);
        }
      }
    }
    return nearest.values().stream().sorted(NEAREST_FIRST).toList();
  }

  /// Returns every entry that has this very digest.
  ///
  /// @param digest any signal that is compared by equality
  public List<LiveMatch> find(Signal digest, ToIntFunction<BankId> radiusOf) {
    List<LiveMatch> matches = new ArrayList<>();
    for (int slot : byDigest.getOrDefault(digest, NO_SLOTS)) {
      LiveMatch match = slots.match(slot, digest.type());
      if (match != null && radiusOf.applyAsInt(match.bank()) != NOT_ASKED) {
        matches.add(match);
      }
    }
    matches.sort(NEAREST_FIRST);
    return matches;
  }

  /// Returns about how many bytes the fingerprints and their index take.
  public long bytesInMemory() {
    return index.bytesInMemory() + slots.bytes();
  }

  private static final Comparator<LiveMatch> NEAREST_FIRST = Comparator.comparingInt(
          LiveMatch::distance)
      .thenComparingLong(match -> match.entry().number());

  private static final int[] NO_SLOTS = {};

  private static LiveMatch nearer(LiveMatch a, LiveMatch b) {
    return b.distance() < a.distance() ? b : a;
  }

  private static int[] joined(int[] held, int[] more) {
    int[] all = Arrays.copyOf(held, held.length + more.length);
    System.arraycopy(more, 0, all, held.length, more.length);
    return all;
  }

  @SuppressWarnings("NullAway") // nothing left: the map forgets the digest
  private static int[] without(int[] held, int slot) {
    int[] rest = Arrays.stream(held).filter(other -> other != slot).toArray();
    return rest.length == 0 ? null : rest;
  }
}
