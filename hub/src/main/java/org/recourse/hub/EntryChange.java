package org.recourse.hub;

import java.time.Instant;
import java.util.List;

/// Something that others learn of by its place in the order of all changes. Immutable.
public sealed interface EntryChange {

  /// Returns where it lies in that order.
  long number();

  /// An entry that was added or changed, as it is now.
  ///
  /// @param entry as it is now
  record Changed(Entry entry) implements EntryChange {
    @Override
    public long number() {
      return entry.changed();
    }
  }

  /// An entry that went out to others and was forgotten, alone or with its bank: a tombstone.
  ///
  /// @param tenant whose it was
  /// @param signals what it was found by
  /// @param at when it was forgotten
  /// @param number where it lies in the order of changes
  record Forgotten(TenantId tenant, List<Signal> signals, Instant at, long number)
      implements EntryChange {

    /// Copies the signals.
    public Forgotten {
      signals = List.copyOf(signals);
    }
  }
}
