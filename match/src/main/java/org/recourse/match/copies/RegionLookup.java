package org.recourse.match.copies;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.regions.RegionFingerprint;

/// What [CopyFinder] asks of a bank.
public interface RegionLookup {

  /// Receives rows of the bank's regions, one at a time.
  @FunctionalInterface
  interface RowVisitor {

    /// Takes a region that is near.
    ///
    /// @param query which of the regions that were looked up, from 0
    /// @param entry the entry to which the near region belongs
    /// @param region its number in the entry's [ProtectedPicture], from 0
    /// @param distance in how many bits the two differ
    void visit(int query, long entry, int region, int distance);
  }

  /// Hands every region of the bank that is within the radius of one of those given to
  /// the visitor, once for each to which it is near, in an order that does not change
  /// while the bank does not.
  ///
  /// @param radius 0 to 31
  void near(List<RegionFingerprint> queries, int radius, RowVisitor visitor);

  /// Returns what is kept of an entry that [#near] named, or null if it was removed
  /// since.
  @Nullable
  ProtectedPicture pictureOf(long entry);
}
