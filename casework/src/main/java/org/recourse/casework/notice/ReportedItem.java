package org.recourse.casework.notice;

import java.util.List;
import org.recourse.hub.Signal;

/// One thing that a notice is about. Immutable.
///
/// @param locator where it is: an address, a message's number, an account; at most 2,000
///     characters, empty if she has no access
/// @param description how it can be found otherwise, at most 2,000 characters
/// @param kind what it is said to be
/// @param signals by which it can be recognised, made on her device; at most 16
public record ReportedItem(
    String locator, String description, ItemKind kind, List<Signal> signals) {

  /// How many items a notice may have.
  public static final int MOST = 50;

  private static final int LONGEST = 2_000;
  private static final int MOST_SIGNALS = 16;

  /// Checks the lengths and copies the signals.
  public ReportedItem {
    Lengths.check("locator", locator, LONGEST);
    Lengths.check("description", description, LONGEST);
    signals = List.copyOf(signals);
    if (signals.size() > MOST_SIGNALS) {
      throw new IllegalArgumentException(
          "an item has at most " + MOST_SIGNALS + " signals: " + signals.size());
    }
  }

  /// Returns whether there is anything by which it could be found.
  public boolean isLocatable() {
    return !locator.isBlank() || !description.isBlank();
  }

  /// Says nothing of where it is.
  @Override
  public String toString() {
    return "ReportedItem[withheld]";
  }
}
