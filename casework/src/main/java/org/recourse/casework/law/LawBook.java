package org.recourse.casework.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
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

  /// Returns the regimes whose entries are to be checked again on a day, the longest overdue
  /// first.
  public List<Regime> regimesDueForReview(LocalDate today) {
    return regimes.values().stream()
        .filter(regime -> regime.provenance().isDueForReview(today))
        .sorted(Comparator.comparing(regime -> regime.provenance().reviewAfter()))
        .toList();
  }
}
