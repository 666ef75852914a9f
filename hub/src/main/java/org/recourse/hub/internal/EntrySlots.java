package org.recourse.hub.internal;

import com.carrotsearch.hppc.LongIntHashMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.Orientation;
import org.recourse.hub.BankId;
import org.recourse.hub.EntryFacts;
import org.recourse.hub.EntryId;
import org.recourse.hub.LiveMatch;
import org.recourse.hub.SignalType;
import org.recourse.hub.Standing;
import org.recourse.match.RowMatch;

/// What is known of each entry, by a small number, and which rows of the index are whose.
///
/// One thread changes at a time; any number reads meanwhile. A row is bound before it is added to
/// the index, so whoever finds the row finds its entry.
public final class EntrySlots {

  /// No slot.
  public static final int NONE = -1;

  private static final long GONE = -1;
  private static final int CONFIRMATIONS = 8;
  private static final int SECONDS = 32;

  private final LongIntHashMap slotOfEntry = new LongIntHashMap();
  private final GrowingLongs entries = new GrowingLongs();
  private final GrowingLongs banks = new GrowingLongs();
  private final GrowingLongs facts = new GrowingLongs();
  private final GrowingLongs slotOfRow = new GrowingLongs();
  private final GrowingLongs firstRow = new GrowingLongs();
  private volatile int live;

  /// Makes it empty.
  public EntrySlots() {}

  /// Returns the slot of an entry, or [#NONE]. For the changing thread.
  public int find(EntryId entry) {
    return slotOfEntry.getOrDefault(entry.number(), NONE);
  }

  /// Returns how many entries there are.
  public int liveCount() {
    return live;
  }

  /// Gives an entry a slot.
  public int add(BankId bank, EntryId entry, EntryFacts known) {
    int slot = entries.size();
    banks.add(bank.number());
    facts.add(packed(known));
    firstRow.add(slotOfRow.size());
    entries.add(entry.number());
    slotOfEntry.put(entry.number(), slot);
    live = slotOfEntry.size();
    return slot;
  }

  /// Says that the next row of the index will be this slot's. The rows of a slot follow each
  /// other.
  public void bindNextRow(int slot) {
    slotOfRow.add(slot);
  }

  /// Changes what is known.
  public void change(int slot, EntryFacts known) {
    facts.set(slot, packed(known));
  }

  /// Returns the slots of a bank's entries.
  public IntStream ofBank(BankId bank) {
    return IntStream.range(0, entries.size())
        .filter(slot -> banks.get(slot) == bank.number() && facts.get(slot) != GONE);
  }

  /// Returns whether a slot holds an entry of some banks.
  public boolean isOf(int slot, Predicate<BankId> counted) {
    return facts.get(slot) != GONE && counted.test(new BankId(banks.get(slot)));
  }

  /// Empties a slot, and returns the rows that were its.
  public List<Integer> remove(int slot) {
    slotOfEntry.remove(entries.get(slot));
    facts.set(slot, GONE);
    live = slotOfEntry.size();
    return rows(slot);
  }

  /// Returns how many slots were given, also to entries that were removed.
  public int size() {
    return entries.size();
  }

  /// Returns whether the slot's entry was not removed.
  public boolean isLive(int slot) {
    return facts.get(slot) != GONE;
  }

  /// Returns whose slot it is or was.
  public EntryId entry(int slot) {
    return new EntryId(entries.get(slot));
  }

  /// Returns which bank the slot's entry is or was in.
  public BankId bank(int slot) {
    return new BankId(banks.get(slot));
  }

  /// Returns what is known of the slot's entry: that it is withdrawn, if it was removed.
  public EntryFacts facts(int slot) {
    long known = facts.get(slot);
    return known == GONE ? EntryFacts.plain(Standing.WITHDRAWN, 0) : unpacked(known);
  }

  /// Returns the rows that are or were a slot's.
  public List<Integer> rows(int slot) {
    List<Integer> rows = new ArrayList<>();
    for (int row = (int) firstRow.get(slot);
        row < slotOfRow.size() && slotOfRow.get(row) == slot;
        row++) {
      rows.add(row);
    }
    return rows;
  }

  /// Returns the match of a row, or null if its entry was taken out.
  public @Nullable LiveMatch match(RowMatch row, Orientation orientation) {
    return match((int) slotOfRow.get(row.row()), SignalType.PDQ, row.distance(), orientation);
  }

  /// Returns the match of a digest, or null if its entry was taken out.
  public @Nullable LiveMatch match(int slot, SignalType type) {
    return match(slot, type, 0, Orientation.UPRIGHT);
  }

  /// Returns the match of a slot, or null if its entry was taken out.
  public @Nullable LiveMatch match(
      int slot, SignalType type, int distance, Orientation orientation) {
    long known = facts.get(slot);
    if (known == GONE) {
      return null;
    }
    return new LiveMatch(
        new BankId(banks.get(slot)),
        new EntryId(entries.get(slot)),
        type,
        distance,
        orientation,
        unpacked(known));
  }

  /// Returns about how many bytes all this takes.
  public long bytes() {
    return entries.bytes()
        + banks.bytes()
        + facts.bytes()
        + slotOfRow.bytes()
        + firstRow.bytes()
        + 16L * slotOfEntry.size();
  }

  // The standing, two flags, 24 bits for the count, and 32 for the seconds of being disabled.
  private static long packed(EntryFacts known) {
    return known.standing().ordinal()
        | (known.disputed() ? 4 : 0)
        | (known.quarantined() ? 8 : 0)
        | (long) known.confirmationCount() << CONFIRMATIONS
        | known.disabledUntil().getEpochSecond() << SECONDS;
  }

  private static EntryFacts unpacked(long known) {
    return new EntryFacts(
        STANDINGS[(int) known & 3],
        (int) (known >> CONFIRMATIONS) & 0xffffff,
        (known & 4) != 0,
        (known & 8) != 0,
        Instant.ofEpochSecond(known >>> SECONDS));
  }

  private static final Standing[] STANDINGS = Standing.values();
}
