package org.recourse.casework.law;

/// The clocks of the standard book by their names.
final class Clocks {

  private Clocks() {}

  static Clock named(ClockId id) {
    return LawBook.standard().regimes().stream()
        .flatMap(regime -> regime.clock(id).stream())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such clock: " + id));
  }
}
