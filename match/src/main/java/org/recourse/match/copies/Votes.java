package org.recourse.match.copies;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recourse.fingerprint.regions.RegionFingerprint;
import org.recourse.fingerprint.regions.RegionFrame;

/// The rows that a look-up found, gathered by entry. Confined to one search.
final class Votes {

  /// Rows of one entry that are looked at: a bank may be stuffed with one region many
  /// times.
  private static final int MOST_ROWS = 512;

  /// Entries that are looked at, those with most votes first.
  private static final int MOST_ENTRIES = 512;

  /// One near row.
  ///
  /// @param region number of the region in the entry
  /// @param to where the near region lies in the picture looked at
  record Row(int region, RegionFrame to, int distance) {}

  /// The rows of one entry.
  record OfEntry(long entry, List<Row> rows, int regions) {}

  private final Map<Long, List<Row>> byEntry = new LinkedHashMap<>();

  private Votes() {}

  /// Looks the regions up, and returns the entries found, those with most different
  /// regions first.
  static List<OfEntry> cast(RegionLookup bank, List<RegionFingerprint> regions, int radius) {
    Votes votes = new Votes();
    bank.near(
        regions,
        radius,
        (query, entry, region, distance) ->
            votes.add(entry, new Row(region, regions.get(query).frame(), distance)));
    return votes.byEntry.entrySet().stream()
        .map(one -> new OfEntry(one.getKey(), one.getValue(), differentRegions(one.getValue())))
        .sorted(Comparator.comparingInt(one -> -one.regions()))
        .limit(MOST_ENTRIES)
        .toList();
  }

  private void add(long entry, Row row) {
    List<Row> rows = byEntry.computeIfAbsent(entry, _ -> new ArrayList<>(4));
    if (rows.size() < MOST_ROWS) {
      rows.add(row);
    }
  }

  private static int differentRegions(List<Row> rows) {
    BitSet regions = new BitSet();
    rows.forEach(row -> regions.set(row.region()));
    return regions.cardinality();
  }
}
