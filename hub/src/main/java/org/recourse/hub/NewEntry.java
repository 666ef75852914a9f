package org.recourse.hub;

import java.util.List;

/// An entry that someone adds to a bank, and what they say of it. Immutable.
///
/// @param bank which bank
/// @param signals what it is to be found by, 1 to 16, of them at most one of regions and one of
///     a video
/// @param said the first statement
/// @param details what the platform wants to remember
public record NewEntry(BankId bank, List<Signal> signals, Statement said, EntryDetails details) {

  /// How many signals an entry may have.
  public static final int MOST_SIGNALS = 16;

  /// Copies and counts the signals.
  public NewEntry {
    signals = List.copyOf(signals);
    if (signals.isEmpty() || signals.size() > MOST_SIGNALS) {
      throw new IllegalArgumentException(
          "an entry has 1 to " + MOST_SIGNALS + " signals: " + signals.size());
    }
    checkOne(signals, SignalType.REGIONS);
    checkOne(signals, SignalType.VPDQ);
  }

  private static void checkOne(List<Signal> signals, SignalType type) {
    if (signals.stream().filter(signal -> signal.type() == type).count() > 1) {
      throw new IllegalArgumentException(
          "an entry is of one picture or video: it has one signal of type " + type.code());
    }
  }
}
