package org.recourse.match.copies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.regions.RegionDecoding;
import org.recourse.fingerprint.regions.RegionFingerprint;
import org.recourse.fingerprint.regions.RegionFingerprints;
import org.recourse.match.Bank;
import org.recourse.match.BankMatch;
import org.recourse.match.EntryContent;
import org.recourse.match.PictureRow;
import org.recourse.match.RegionData;
import org.recourse.match.RegionRow;
import org.recourse.match.SignalKind;

/// The regions of a bank's entries, as [CopyFinder] asks for them.
///
/// A row's detail is the number of the region in its entry; the entry's region data are
/// the encoded [RegionFingerprints]. Keeps the entries it was asked for, so make one for
/// each search or batch; confined to one thread.
public final class BankRegions implements RegionLookup {

  private final Bank bank;
  private final Map<Long, ProtectedPicture> known = new HashMap<>();

  /// Makes a view of the bank for one search or batch.
  public BankRegions(Bank bank) {
    this.bank = bank;
  }

  /// Returns the content with the regions added, as they are looked up later.
  public static EntryContent with(EntryContent content, RegionFingerprints regions) {
    List<RegionRow> rows = new ArrayList<>();
    for (RegionFingerprint region : regions.regions()) {
      rows.add(new RegionRow(region.bits(), rows.size()));
    }
    return content.withRegions(rows, RegionData.copyOf(regions.encoded()));
  }

  @Override
  public void near(List<RegionFingerprint> queries, int radius, RowVisitor visitor) {
    List<List<PdqFingerprint>> lookups =
        queries.stream().map(query -> List.of(query.bits())).toList();
    List<List<BankMatch>> answers = bank.matchAll(SignalKind.REGION, lookups, radius);
    for (int query = 0; query < answers.size(); query++) {
      for (BankMatch match : answers.get(query)) {
        if (match.row() instanceof RegionRow row) {
          visitor.visit(query, match.entryNumber(), (int) row.detail(), match.distance());
        }
      }
    }
  }

  /// Returns what the bank keeps of the entry; null also if its region data cannot be
  /// read.
  @Override
  public @Nullable ProtectedPicture pictureOf(long entry) {
    ProtectedPicture picture = known.get(entry);
    if (picture == null) {
      picture = bank.entry(entry).map(found -> picture(found.content())).orElse(null);
      if (picture != null) {
        known.put(entry, picture);
      }
    }
    return picture;
  }

  private static @Nullable ProtectedPicture picture(EntryContent content) {
    List<PictureRow> whole = content.pictures();
    return switch (RegionFingerprints.decoded(content.regionData().bytes())) {
      case RegionDecoding.Decoded(var regions) ->
        new ProtectedPicture(regions, whole.isEmpty() ? null : whole.getFirst().fingerprint());
      case RegionDecoding.Refused _ -> null;
    };
  }
}
