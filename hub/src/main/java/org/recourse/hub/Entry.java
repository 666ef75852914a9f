package org.recourse.hub;

import java.time.Instant;
import java.util.List;

/// An entry of a bank, whole. Immutable.
///
/// @param id which entry
/// @param bank which bank it is in
/// @param signals what it is found by, at least one
/// @param statements what its sources say of it
/// @param quarantined whether it was found to match too much
/// @param disabledUntil until when it does not match; [Instant#EPOCH] if it does,
///     [EntryFacts#FOR_EVER] for ever
/// @param details what the platform wants to remember
/// @param changed grows with every change of any entry; where a feed goes on from
public record Entry(
    EntryId id,
    BankId bank,
    List<Signal> signals,
    Statements statements,
    boolean quarantined,
    Instant disabledUntil,
    EntryDetails details,
    long changed) {

  /// Copies the signals.
  public Entry {
    signals = List.copyOf(signals);
  }

  /// Returns whether it is in the bank: not if it was forgotten and what is said of it is a
  /// replay.
  public boolean isKept() {
    return changed > 0;
  }

  /// Returns what is to be known of it when it matches.
  public EntryFacts facts() {
    return new EntryFacts(
        statements.standing(),
        statements.confirmationCount(),
        statements.isDisputed(),
        quarantined,
        disabledUntil);
  }

  /// Returns this entry with one more statement.
  public Entry said(Statement statement) {
    return new Entry(
        id,
        bank,
        signals,
        statements.with(statement),
        quarantined,
        disabledUntil,
        details,
        changed);
  }

  /// Returns this entry with what a source says now, by the clock of this hub: after all that it
  /// has said before, even if the clock was set back since.
  ///
  /// @param local whether the source is the tenant's own reviewers
  public Entry saidNow(SourceId source, boolean local, StatementKind kind, Instant now) {
    return said(statements.next(new Statement(source, local, kind, now.toEpochMilli(), now)));
  }

  /// Returns this entry, quarantined or not.
  public Entry quarantined(boolean now) {
    return new Entry(id, bank, signals, statements, now, disabledUntil, details, changed);
  }

  /// Returns this entry, disabled until then.
  public Entry disabled(Instant until) {
    return new Entry(id, bank, signals, statements, quarantined, until, details, changed);
  }

  /// Returns this entry with other details.
  public Entry with(EntryDetails other) {
    return new Entry(id, bank, signals, statements, quarantined, disabledUntil, other, changed);
  }
}
