package org.recourse.hub;

import org.recourse.fingerprint.Orientation;

/// An entry that lies near an upload: a fact about bits, and what is known of the entry.
///
/// @param bank which bank the entry is in
/// @param entry which entry
/// @param type which of its signals matched
/// @param distance in how many bits they differ; 0 for digests
/// @param orientation how the upload was laid for the match; upright for digests
/// @param facts what is known of the entry
public record LiveMatch(
    BankId bank,
    EntryId entry,
    SignalType type,
    int distance,
    Orientation orientation,
    EntryFacts facts) {

  /// Returns this match with what is known of the entry now.
  public LiveMatch with(EntryFacts now) {
    return new LiveMatch(bank, entry, type, distance, orientation, now);
  }
}
