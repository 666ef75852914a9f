package org.recourse.match.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recourse.match.SignalKind;

/// Neighbouring parts of a bank that are to become one segment. Immutable.
///
/// @param from where the first of the segments stands among all
/// @param segments some of them, next to each other
/// @param tails all that no longer grow, if the segments reach to the last
record Merge(int from, List<Segment> segments, List<Tail> tails) {

  /// A segment is merged with the one before it while that one is not this many times as large.
  /// So there are few segments, and an entry is rewritten a few times only.
  private static final int STEP = 4;

  /// A segment is rewritten when one in this many of its entries was removed.
  private static final int REMOVED_SHARE = 4;

  /// Returns what is due to be merged, if anything is.
  static @Nullable Merge next(List<Segment> segments, List<Tail> tails, long maxRows) {
    int from = segments.size();
    long rows = tails.stream().mapToLong(Merge::rows).sum();
    if (tails.isEmpty() && from > 0) {
      rows = rows(segments.get(--from));
    }
    while (from > 0
        && rows(segments.get(from - 1)) / STEP < rows
        && rows(segments.get(from - 1)) + rows <= maxRows) {
      rows += rows(segments.get(--from));
    }
    if (!tails.isEmpty() || segments.size() - from > 1) {
      return new Merge(from, segments.subList(from, segments.size()), tails);
    }
    return nextToRewrite(segments);
  }

  private static @Nullable Merge nextToRewrite(List<Segment> segments) {
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      if ((segment.storedEntries() - segment.entryCount()) * REMOVED_SHARE
          > segment.storedEntries()) {
        return new Merge(i, List.of(segment), List.of());
      }
    }
    return null;
  }

  private static long rows(Part part) {
    return Stream.of(SignalKind.values()).mapToLong(part::rowCount).sum();
  }

  List<Part> parts() {
    List<Part> parts = new ArrayList<>(segments);
    parts.addAll(tails);
    return parts;
  }

  /// Returns all segments with the merged one in the place of those it was made of.
  List<Segment> replacedIn(List<Segment> all, @Nullable Segment merged) {
    List<Segment> replaced = new ArrayList<>(all.subList(0, from));
    if (merged != null) {
      replaced.add(merged);
    }
    replaced.addAll(all.subList(from + segments.size(), all.size()));
    return replaced;
  }
}
