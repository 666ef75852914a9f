package org.recourse.server.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.Entry;
import org.recourse.hub.Standing;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;

/// An entry in an answer, without its signals: those are not given back. Times are seconds since
/// 1970.
///
/// @param entry which entry
/// @param bank which bank it is in
/// @param state where it stands
/// @param disputed whether sources disagree
/// @param quarantined whether it was found to match too much
/// @param disabledUntil until when it does not match, if it was disabled
/// @param signalTypes what it is found by
/// @param statements what its sources say
/// @param tags labels
/// @param note a note
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record EntryJson(
    long entry,
    String bank,
    Standing state,
    boolean disputed,
    boolean quarantined,
    @Nullable Long disabledUntil,
    List<String> signalTypes,
    List<Said> statements,
    List<String> tags,
    String note) {

  /// What one source says.
  ///
  /// @param source its number
  /// @param local whether it is the tenant's own reviewers
  /// @param kind what it says
  /// @param at when it reached this hub
  record Said(long source, boolean local, StatementKind kind, long at) {
    static Said of(Statement statement) {
      return new Said(
          statement.source().number(),
          statement.local(),
          statement.kind(),
          statement.saidAt().getEpochSecond());
    }
  }

  static EntryJson of(Entry entry, String bank) {
    return new EntryJson(
        entry.id().number(),
        bank,
        entry.statements().standing(),
        entry.statements().isDisputed(),
        entry.quarantined(),
        entry.disabledUntil().equals(Instant.EPOCH)
            ? null
            : entry.disabledUntil().getEpochSecond(),
        entry.signals().stream().map(signal -> signal.type().code()).toList(),
        entry.statements().all().stream().map(Said::of).toList(),
        entry.details().tags(),
        entry.details().note());
  }
}
