package org.recourse.casework.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.recourse.casework.notice.ReportedItem;

/// An item with all that was found and decided of it. Withheld from logs. Immutable.
///
/// @param id which
/// @param reported what the notice says of it, if that is still kept
/// @param located what the platform has there, if it found it
/// @param decision what was decided, if it was
/// @param proposal what waits for a second person, if something does
/// @param appeals who contested, the earliest first
/// @param removedAt when the platform said that it was done, if it did
/// @param handedIn whether the platform handed in what a reviewer may look at
public record ReviewItem(
    ItemId id,
    Optional<ReportedItem> reported,
    Optional<Located> located,
    Optional<Decision> decision,
    Optional<Decision> proposal,
    List<Appeal> appeals,
    Optional<Instant> removedAt,
    boolean handedIn) {

  /// Copies the appeals.
  public ReviewItem {
    appeals = List.copyOf(appeals);
  }

  /// Says which without what.
  @Override
  public String toString() {
    return "ReviewItem[" + id + "]";
  }
}
