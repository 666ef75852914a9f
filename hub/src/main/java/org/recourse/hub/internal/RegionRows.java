package org.recourse.hub.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.regions.RegionFingerprint;
import org.recourse.fingerprint.regions.RegionFingerprints;
import org.recourse.fingerprint.regions.RegionFrame;
import org.recourse.match.copies.ProtectedPicture;
import org.recourse.match.copies.RegionLookup;

/// The regions of the entries in memory, as the engine asks for them. Make one for each search;
/// confined to one thread.
public final class RegionRows implements RegionLookup {

  private static final int SIDE = 16;

  private final SlotRows rows;
  private final IntPredicate counts;
  private final IntFunction<@Nullable PdqFingerprint> wholeOf;
  private final Map<Long, ProtectedPicture> known = new HashMap<>();

  /// Asks these rows.
  ///
  /// @param counts which slots are asked: others take no place among the candidates
  /// @param wholeOf the fingerprint of a slot's whole picture, or null if it has none
  public RegionRows(
      SlotRows rows, IntPredicate counts, IntFunction<@Nullable PdqFingerprint> wholeOf) {
    this.rows = rows;
    this.counts = counts;
    this.wholeOf = wholeOf;
  }

  /// Puts a picture's regions in. For the changing thread.
  public static void add(SlotRows rows, int slot, RegionFingerprints regions) {
    rows.add(
        slot,
        regions.regions().stream()
            .map(region -> new SlotRows.Row(region.bits(), region.frame().packed()))
            .toList(),
        (long) regions.width() << SIDE | regions.height());
  }

  @Override
  public void near(List<RegionFingerprint> queries, int radius, RowVisitor visitor) {
    for (int i = 0; i < queries.size(); i++) {
      int query = i;
      rows.search(queries.get(i).bits(), radius, (slot, position, distance) -> {
        if (counts.test(slot)) {
          visitor.visit(query, slot, position, distance);
        }
      });
    }
  }

  @Override
  public @Nullable ProtectedPicture pictureOf(long entry) {
    ProtectedPicture picture = known.get(entry);
    if (picture == null) {
      SlotRows.Run run = rows.run((int) entry);
      if (run != null) {
        picture = new ProtectedPicture(regions(run), wholeOf.apply((int) entry));
        known.put(entry, picture);
      }
    }
    return picture;
  }

  private RegionFingerprints regions(SlotRows.Run run) {
    List<RegionFingerprint> regions = new ArrayList<>(run.count());
    for (SlotRows.Row row : rows.rows(run)) {
      regions.add(new RegionFingerprint(row.bits(), RegionFrame.unpacked(row.detail())));
    }
    int width = (int) (run.detail() >>> SIDE);
    int height = (int) run.detail() & (1 << SIDE) - 1;
    return new RegionFingerprints(width, height, regions);
  }
}
