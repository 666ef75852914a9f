package org.recourse.hub;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.Orientation;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.hub.internal.EntrySlots;
import org.recourse.hub.internal.FrameRows;
import org.recourse.hub.internal.RegionRows;
import org.recourse.hub.internal.SlotRows;
import org.recourse.match.MihIndex;
import org.recourse.match.RowMatch;

/// One generation of what [LiveBanks] holds. Entries that are removed from it keep their memory
/// until the next generation takes its place.
///
/// One thread changes at a time, which [LiveBanks] sees to; any number looks up meanwhile.
final class LiveIndex {

  private static final int[] NO_SLOTS = {};
  private static final Comparator<LiveMatch> NEAREST_FIRST = Comparator.comparingInt(
          LiveMatch::distance)
      .thenComparingLong(match -> match.entry().number());

  private final Executor maintenance;
  private final EntrySlots slots;
  private final Map<Signal, int[]> byDigest = new ConcurrentHashMap<>();
  private final Map<Integer, List<Signal>> digests = new ConcurrentHashMap<>();
  private final MihIndex index;
  private final SlotRows regions;
  private final SlotRows frames;

  /// How many signals there are; who asks must not wait for millions of them to be counted.
  private final Map<Kept, Long> counts = new ConcurrentHashMap<>();

  private record Kept(BankId bank, SignalType type) {}

  /// Makes an empty one.
  LiveIndex(Executor maintenance) {
    this(
        maintenance,
        new EntrySlots(),
        new MihIndex(maintenance),
        new SlotRows(maintenance),
        new SlotRows(maintenance));
  }

  private LiveIndex(
      Executor maintenance, EntrySlots slots, MihIndex index, SlotRows regions, SlotRows frames) {
    this.maintenance = maintenance;
    this.slots = slots;
    this.index = index;
    this.regions = regions;
    this.frames = frames;
  }

  EntrySlots slots() {
    return slots;
  }

  /// Returns the regions of pictures.
  SlotRows regions() {
    return regions;
  }

  /// Returns the frames of videos that count in a comparison.
  SlotRows frames() {
    return frames;
  }

  /// Returns the fingerprint of an entry's whole picture, or null if it has none.
  @Nullable
  PdqFingerprint whole(int slot) {
    List<Integer> rows = slots.rows(slot);
    return rows.isEmpty() ? null : index.fingerprint(rows.getFirst());
  }

  int entryCount() {
    return slots.liveCount();
  }

  /// Returns how many slots are taken, also by entries that were removed.
  int slotCount() {
    return slots.size();
  }

  long bytesInMemory() {
    return index.bytesInMemory() + slots.bytes() + regions.bytes() + frames.bytes();
  }

  void put(BankId bank, EntryId entry, EntryFacts facts, Collection<Signal> signals) {
    int known = slots.find(entry);
    if (known != EntrySlots.NONE) {
      slots.change(known, facts);
      return;
    }
    int slot = slots.add(bank, entry, facts);
    for (Signal signal : signals) {
      switch (signal.type()) {
        case PDQ -> {
          slots.bindNextRow(slot);
          index.add(signal.fingerprint());
          count(slot, SignalType.PDQ, 1);
        }
        case VIDEO_MD5, SHA256 -> bind(signal, slot);
        case REGIONS -> RegionRows.add(regions, slot, signal.regions());
        case VPDQ -> FrameRows.add(frames, slot, signal.frames());
      }
    }
  }

  private void bind(Signal digest, int slot) {
    digests.computeIfAbsent(slot, unknown -> new ArrayList<>()).add(digest);
    byDigest.merge(digest, new int[] {slot}, LiveIndex::joined);
    count(slot, digest.type(), 1);
  }

  private void count(int slot, SignalType type, long more) {
    counts.merge(new Kept(slots.bank(slot), type), more, Long::sum);
  }

  boolean remove(EntryId entry) {
    int slot = slots.find(entry);
    if (slot != EntrySlots.NONE) {
      remove(slot);
    }
    return slot != EntrySlots.NONE;
  }

  void removeAll(BankId bank) {
    slots.ofBank(bank).forEach(this::remove);
  }

  private void remove(int slot) {
    List<Integer> rows = slots.remove(slot);
    rows.forEach(index::remove);
    count(slot, SignalType.PDQ, -rows.size());
    regions.remove(slot);
    frames.remove(slot);
    List<Signal> bound = digests.remove(slot);
    if (bound != null) {
      bound.forEach(signal -> {
        byDigest.computeIfPresent(signal, (same, held) -> without(held, slot));
        count(slot, signal.type(), -1);
      });
    }
  }

  /// Returns a generation of the live entries among the first slots, indexed when this returns.
  ///
  /// Others may change this one meanwhile; of what they change, any part may be in the copy, and
  /// doing the same changes again to the copy, in their order, makes it right.
  ///
  /// @param slotCount [#slotCount], read when nobody was changing anything
  LiveIndex copy(int slotCount) {
    BitSet kept = new BitSet(slotCount);
    IntStream.range(0, slotCount).filter(slots::isLive).forEach(kept::set);
    EntrySlots copied = new EntrySlots();
    Map<Integer, Integer> withDigests = new HashMap<>();
    Map<Integer, Integer> withMore = new HashMap<>();
    Map<BankId, Long> rowsOf = new HashMap<>();
    int rows = 0;
    for (int slot = kept.nextSetBit(0); slot >= 0; slot = kept.nextSetBit(slot + 1)) {
      int copy = copied.add(slots.bank(slot), slots.entry(slot), slots.facts(slot));
      for (int i = slots.rows(slot).size(); i > 0; i--) {
        copied.bindNextRow(copy);
        rowsOf.merge(slots.bank(slot), 1L, Long::sum);
        rows++;
      }
      if (digests.containsKey(slot)) {
        withDigests.put(slot, copy);
      }
      if (regions.run(slot) != null || frames.run(slot) != null) {
        withMore.put(slot, copy);
      }
    }
    Iterator<PdqFingerprint> fingerprints = kept.stream()
        .mapToObj(slots::rows)
        .flatMap(List::stream)
        .map(index::fingerprint)
        .iterator();
    LiveIndex next = new LiveIndex(
        maintenance,
        copied,
        MihIndex.of(rows, fingerprints, maintenance),
        regions.copy(withMore, maintenance),
        frames.copy(withMore, maintenance));
    rowsOf.forEach((bank, count) -> next.counts.put(new Kept(bank, SignalType.PDQ), count));
    withDigests.forEach((slot, copy) ->
        digests.getOrDefault(slot, List.of()).forEach(digest -> next.bind(digest, copy)));
    return next;
  }

  List<LiveMatch> find(
      List<PdqFingerprint> orientations, ToIntFunction<BankId> radiusOf, int greatest) {
    Map<EntryId, LiveMatch> nearest = new HashMap<>();
    for (int i = 0; i < orientations.size(); i++) {
      Orientation orientation = Orientation.values()[i];
      for (RowMatch row : index.search(orientations.get(i), greatest)) {
        LiveMatch match = slots.match(row, orientation);
        if (match != null && row.distance() <= radiusOf.applyAsInt(match.bank())) {
          nearest.merge(match.entry(), match, LiveIndex::nearer);
        }
      }
    }
    return nearest.values().stream().sorted(NEAREST_FIRST).toList();
  }

  List<LiveMatch> find(Signal digest, ToIntFunction<BankId> radiusOf) {
    List<LiveMatch> matches = new ArrayList<>();
    for (int slot : byDigest.getOrDefault(digest, NO_SLOTS)) {
      LiveMatch match = slots.match(slot, digest.type());
      if (match != null && radiusOf.applyAsInt(match.bank()) != LiveBanks.NOT_ASKED) {
        matches.add(match);
      }
    }
    matches.sort(NEAREST_FIRST);
    return matches;
  }

  long signalCount(SignalType type, Predicate<BankId> counted) {
    return switch (type) {
      case PDQ, VIDEO_MD5, SHA256 -> kept(type, counted);
      case REGIONS -> slotCount(regions, counted);
      case VPDQ -> slotCount(frames, counted);
    };
  }

  private long slotCount(SlotRows rows, Predicate<BankId> counted) {
    return rows.slots().stream().filter(slot -> slots.isOf(slot, counted)).count();
  }

  private long kept(SignalType type, Predicate<BankId> counted) {
    return counts.entrySet().stream()
        .filter(
            kept -> kept.getKey().type() == type && counted.test(kept.getKey().bank()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

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
