package org.recourse.hub.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.MihIndex;
import org.recourse.match.RowMatch;

/// Rows of an index of which a slot has many or none, as the regions of a picture or the frames
/// of a video. A slot without rows takes nothing.
///
/// One thread changes at a time; any number reads meanwhile. A row is bound before it is added to
/// the index, so whoever finds the row finds its slot; a slot's run is told when all its rows are
/// there.
public final class SlotRows {

  /// One row of a slot.
  ///
  /// @param bits what the index finds it by
  /// @param detail 64 bits that are kept and not read
  public record Row(PdqFingerprint bits, long detail) {}

  /// The rows of one slot.
  ///
  /// @param first the number of the first in the index; the others follow
  /// @param count how many
  /// @param detail 64 bits that are kept and not read
  public record Run(int first, int count, long detail) {}

  /// Takes what a search finds.
  @FunctionalInterface
  public interface Visitor {
    /// Takes a row.
    ///
    /// @param slot whose
    /// @param position which of its rows, from 0
    /// @param distance in how many bits it differs
    void visit(int slot, int position, int distance);
  }

  private static final int POSITION = 32;

  private final MihIndex index;
  private final GrowingLongs places = new GrowingLongs();
  private final GrowingLongs details = new GrowingLongs();
  private final Map<Integer, Run> runs = new ConcurrentHashMap<>();

  /// Makes it empty.
  ///
  /// @param maintenance runs the tasks that index what was added
  public SlotRows(Executor maintenance) {
    this(new MihIndex(maintenance));
  }

  private SlotRows(MihIndex index) {
    this.index = index;
  }

  /// Returns whether no slot has rows.
  public boolean isEmpty() {
    return runs.isEmpty();
  }

  /// Gives a slot its rows. For the changing thread.
  ///
  /// @param detail of the slot
  public void add(int slot, List<Row> rows, long detail) {
    Run run = bind(slot, rows, detail);
    rows.forEach(row -> index.add(row.bits()));
    runs.put(slot, run);
  }

  private Run bind(int slot, List<Row> rows, long detail) {
    Run run = new Run(places.size(), rows.size(), detail);
    for (int position = 0; position < rows.size(); position++) {
      details.add(rows.get(position).detail());
      places.add((long) position << POSITION | slot);
    }
    return run;
  }

  /// Takes a slot's rows away, if it has any. For the changing thread.
  public void remove(int slot) {
    Run run = runs.remove(slot);
    if (run != null) {
      for (int row = run.first(); row < run.first() + run.count(); row++) {
        index.remove(row);
      }
    }
  }

  /// Returns which rows are a slot's, or null if it has none.
  public @Nullable Run run(int slot) {
    return runs.get(slot);
  }

  /// Returns the rows of a run.
  public List<Row> rows(Run run) {
    List<Row> rows = new ArrayList<>(run.count());
    for (int row = run.first(); row < run.first() + run.count(); row++) {
      rows.add(new Row(index.fingerprint(row), details.get(row)));
    }
    return rows;
  }

  /// Returns the slots that have rows.
  public Set<Integer> slots() {
    return runs.keySet();
  }

  /// Hands every row within the radius to the visitor, the nearest first.
  ///
  /// @param radius 0 to 256 bits
  public void search(PdqFingerprint query, int radius, Visitor visitor) {
    for (RowMatch match : index.search(query, radius)) {
      long place = places.get(match.row());
      visitor.visit((int) place, (int) (place >>> POSITION), match.distance());
    }
  }

  /// Returns a copy without what was removed, indexed when this returns.
  ///
  /// @param slots for each slot that is copied, which it is in the copy
  public SlotRows copy(Map<Integer, Integer> slots, Executor maintenance) {
    Map<Integer, Run> kept = new TreeMap<>();
    runs.forEach((slot, run) -> {
      if (slots.containsKey(slot)) {
        kept.put(slot, run);
      }
    });
    int count = kept.values().stream().mapToInt(Run::count).sum();
    SlotRows copy = new SlotRows(MihIndex.of(
        count,
        kept.values().stream().flatMap(run -> rows(run).stream()).map(Row::bits).iterator(),
        maintenance));
    kept.forEach((slot, run) -> {
      int copied = slots.getOrDefault(slot, EntrySlots.NONE);
      copy.runs.put(copied, copy.bind(copied, rows(run), run.detail()));
    });
    return copy;
  }

  /// Returns about how many bytes all this takes.
  public long bytes() {
    return index.bytesInMemory() + places.bytes() + details.bytes() + 96L * runs.size();
  }
}
