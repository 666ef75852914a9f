package org.recourse.hub;

import java.time.Instant;

/// What one source said of one entry, and when. Immutable.
///
/// @param source who said it
/// @param local whether the source is this hub's own reviewers, whose refusal binds
/// @param kind what was said
/// @param version grows with each statement of the source of this entry; a feed's own time or
///     sequence number, so that what is replayed is known as old
/// @param saidAt when it reached this hub
public record Statement(
    SourceId source, boolean local, StatementKind kind, long version, Instant saidAt) {

  /// Returns whether the source stands behind the entry.
  boolean supports() {
    return kind == StatementKind.PROPOSED || kind == StatementKind.CONFIRMED;
  }

  /// Returns whether this takes the place of what the same source said before.
  ///
  /// At equal versions only a withdrawal does: a tombstone wins over every replay.
  boolean replaces(Statement earlier) {
    if (version == earlier.version) {
      return kind == StatementKind.WITHDRAWN && earlier.kind != StatementKind.WITHDRAWN;
    }
    return version > earlier.version;
  }
}
