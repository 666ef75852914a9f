package org.recourse.hub;

import java.util.Comparator;
import org.recourse.fingerprint.Orientation;

/// An entry that lies near an upload: a fact about bits, and what is known of the entry.
///
/// @param bank which bank the entry is in
/// @param entry which entry
/// @param type which of its signals matched
/// @param distance in how many bits they differ; 0 for digests
/// @param orientation how the upload was laid for the match; upright for digests
/// @param facts what is known of the entry
/// @param resemblance what of the upload is alike
public record LiveMatch(
    BankId bank,
    EntryId entry,
    SignalType type,
    int distance,
    Orientation orientation,
    EntryFacts facts,
    Resemblance resemblance) {

  /// The most telling first, of those the nearest.
  static final Comparator<LiveMatch> MOST_TELLING_FIRST = Comparator.comparing(
          (LiveMatch match) -> match.resemblance().by())
      .thenComparingInt(LiveMatch::distance)
      .thenComparingLong(match -> match.entry().number());

  /// Makes the match of a whole picture, or of a digest.
  public LiveMatch(
      BankId bank,
      EntryId entry,
      SignalType type,
      int distance,
      Orientation orientation,
      EntryFacts facts) {
    this(
        bank,
        entry,
        type,
        distance,
        orientation,
        facts,
        type.isDigest() ? Resemblance.FILE : Resemblance.WHOLE);
  }

  /// Returns this match with what is known of the entry now.
  public LiveMatch with(EntryFacts now) {
    return new LiveMatch(bank, entry, type, distance, orientation, now, resemblance);
  }

  /// Returns this match, found in this way.
  LiveMatch as(Resemblance other) {
    return new LiveMatch(bank, entry, type, distance, orientation, facts, other);
  }
}
