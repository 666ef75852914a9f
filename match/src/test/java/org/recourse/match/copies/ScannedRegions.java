package org.recourse.match.copies;

import java.util.ArrayList;
import java.util.List;
import org.recourse.fingerprint.regions.RegionFingerprint;

/// Regions in a list, compared one by one. Entries are numbered from 0.
final class ScannedRegions implements RegionLookup {

  private final List<ProtectedPicture> entries = new ArrayList<>();

  void add(ProtectedPicture entry) {
    entries.add(entry);
  }

  @Override
  public void near(List<RegionFingerprint> queries, int radius, RowVisitor visitor) {
    for (int query = 0; query < queries.size(); query++) {
      for (int entry = 0; entry < entries.size(); entry++) {
        List<RegionFingerprint> regions = entries.get(entry).regions().regions();
        for (int region = 0; region < regions.size(); region++) {
          int distance = queries.get(query).distanceTo(regions.get(region));
          if (distance <= radius) {
            visitor.visit(query, entry, region, distance);
          }
        }
      }
    }
  }

  @Override
  public ProtectedPicture pictureOf(long entry) {
    return entries.get((int) entry);
  }
}
