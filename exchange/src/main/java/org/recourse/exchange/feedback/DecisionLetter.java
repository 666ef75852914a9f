package org.recourse.exchange.feedback;

import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;

/// One decision on its way to an exchange. Immutable; refuses to print itself.
///
/// @param decision what was decided
/// @param signal of what
/// @param record what the exchange calls it, empty if it calls it by the signal
public record DecisionLetter(Decision decision, Signal signal, String record) {

  private static final int PARTS = 4;

  /// Returns what the decision is about, as one text.
  public String subject() {
    return signal.type().code() + " " + signal.text() + " " + record;
  }

  /// Returns this in one line, as it is kept.
  public String toLine() {
    return decision.name() + " " + subject();
  }

  /// Reads what [#toLine] wrote.
  ///
  /// @throws IllegalArgumentException if it is something else
  public static DecisionLetter ofLine(String line) {
    String[] parts = line.split(" ", PARTS);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("a letter has " + PARTS + " parts: " + parts.length);
    }
    SignalType type = SignalType.ofCode(parts[1])
        .orElseThrow(() -> new IllegalArgumentException("an unknown type"));
    return new DecisionLetter(Decision.valueOf(parts[0]), new Signal(type, parts[2]), parts[3]);
  }

  @Override
  public String toString() {
    return "DecisionLetter[withheld]";
  }
}
