package org.recourse.hub;

import java.util.List;

/// An entry that someone adds to a bank, and what they say of it. Immutable.
///
/// @param bank which bank
/// @param signals what it is to be found by, 1 to 16, of them at most one of regions and one of
///     a video
/// @param said the first statement
/// @param details what the platform wants to remember
/// @param isByOurClock whether the version is this hub's own time: then what is said follows all
///     that its source said before, even if the clock was set back since or stands still; the
///     version of a feed's own is kept, so that a replay is known
public record NewEntry(
    BankId bank, List<Signal> signals, Statement said, EntryDetails details, boolean isByOurClock) {

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

  /// An entry of a feed, with the feed's own version.
  public NewEntry(BankId bank, List<Signal> signals, Statement said, EntryDetails details) {
    this(bank, signals, said, details, false);
  }

  /// Returns this, said by this hub's own clock.
  public NewEntry byOurClock() {
    return new NewEntry(bank, signals, said, details, true);
  }

  /// Returns what is said, with its version after what the same source said before.
  public Statement saidAfter(Statements before) {
    return isByOurClock ? before.next(said) : said;
  }

  private static void checkOne(List<Signal> signals, SignalType type) {
    if (signals.stream().filter(signal -> signal.type() == type).count() > 1) {
      throw new IllegalArgumentException(
          "an entry is of one picture or video: it has one signal of type " + type.code());
    }
  }
}
