package org.recourse.casework.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All regimes that we know, checked when read. Begin here: [standard][#standard] is the book
/// that comes with the program. Immutable, may be shared.
public final class LawBook {

  private static final String STANDARD = "regimes-v1.json";

  private final Map<RegimeId, Regime> regimes;

  LawBook(Map<RegimeId, Regime> regimes) {
    this.regimes = new EnumMap<>(regimes);
  }

  /// Returns the book that comes with the program.
  public static LawBook standard() {
    try (InputStream in = LawBook.class.getResourceAsStream(STANDARD)) {
      if (in == null) {
        throw new AssertionError(STANDARD + " is not in the program");
      }
      return read(STANDARD, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidLawBookException e) {
      throw new AssertionError(e);
    }
  }

  /// Reads an operator's own book, `docs/formats/regimes-v1.md`.
  ///
  /// @param file its name, for messages
  /// @param bytes JSON
  /// @throws InvalidLawBookException if anything in it is wrong, missing or unknown
  public static LawBook read(String file, byte[] bytes) throws InvalidLawBookException {
    return new LawBook(new LawBookReader(file).read(bytes));
  }

  /// Returns a regime. A book has every one.
  public Regime regime(RegimeId id) {
    Regime regime = regimes.get(id);
    if (regime == null) {
      throw new AssertionError("a book without " + id);
    }
    return regime;
  }

  /// Returns all regimes, in the order of their codes.
  public List<Regime> regimes() {
    return List.copyOf(regimes.values());
  }

  /// Returns a clock of any regime.
  ///
  /// @throws IllegalArgumentException if no regime has it
  public Clock clock(ClockId id) {
    return regimes.values().stream()
        .flatMap(regime -> regime.clock(id).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such clock: " + id));
  }

  /// Returns the regimes whose entries are to be checked again on a day, the longest overdue
  /// first.
  public List<Regime> regimesDueForReview(LocalDate today) {
    return regimes.values().stream()
        .filter(regime -> regime.provenance().isDueForReview(today))
        .sorted(Comparator.comparing(regime -> regime.provenance().reviewAfter()))
        .toList();
  }

  /// Returns the deadlines that a notice starts under all regimes that apply to it.
  ///
  /// @param applicable the regimes
  /// @param receivedAt when the notice arrived, never when it was found to be valid
  public Deadlines onNotice(Collection<RegimeId> applicable, Instant receivedAt) {
    Deadlines all = Deadlines.none();
    for (RegimeId id : applicable) {
      all = all.plus(regime(id).onNotice(receivedAt));
    }
    return all;
  }

  /// Returns this book with the operator's own targets for clocks whose law has only a word.
  ///
  /// @param hours by clock
  /// @throws IllegalArgumentException if a clock is unknown, or the law itself sets its time
  public LawBook withTargets(Map<ClockId, Integer> hours) {
    Map<RegimeId, Regime> changed = new EnumMap<>(regimes);
    hours.forEach((id, target) -> {
      Clock clock = clock(id);
      if (!(clock.allowance() instanceof Allowance.Qualitative word)) {
        throw new IllegalArgumentException("the law sets the time of " + id);
      }
      Allowance allowance = new Allowance.Qualitative(word.word(), target);
      Clock set =
          new Clock(id, clock.regime(), allowance, clock.start(), clock.purpose(), clock.words());
      changed.computeIfPresent(clock.regime(), (regimeId, regime) -> with(regime, set));
    });
    return new LawBook(changed);
  }

  private static Regime with(Regime r, Clock clock) {
    Map<ClockId, Clock> clocks = new HashMap<>(r.clocks());
    clocks.put(clock.id(), clock);
    return new Regime(
        r.id(),
        r.name(),
        r.jurisdiction(),
        r.inForceSince(),
        r.notifiers(),
        r.requirements(),
        clocks,
        r.matchPolicy(),
        r.duplicates(),
        r.exposures(),
        r.records(),
        r.redress(),
        r.penalty(),
        r.workingDays(),
        r.provenance());
  }
}
