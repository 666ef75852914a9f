package org.recourse.match.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.BankEntry;
import org.recourse.match.BankMatch;
import org.recourse.match.Digest;
import org.recourse.match.SignalKind;

/// All parts of a bank at one time, in the order of their entry numbers. The list is immutable,
/// so a look-up that has begun never sees a merge; the last part still grows.
///
/// @param parts at least one
public record View(List<Part> parts) {

  /// The most fingerprints that one look-up may have.
  public static final int MAX_ORIENTATIONS = 256;

  /// Copies the list.
  public View {
    parts = List.copyOf(parts);
  }

  /// Returns every row within the radius of any of the fingerprints, once, nearest first.
  public List<BankMatch> match(SignalKind kind, List<PdqFingerprint> orientations, int radius) {
    List<BankMatch> matches = new ArrayList<>();
    for (Part part : parts) {
      match(part, kind, orientations, radius, matches);
    }
    Collections.sort(matches);
    return Collections.unmodifiableList(matches);
  }

  private static void match(
      Part part,
      SignalKind kind,
      List<PdqFingerprint> orientations,
      int radius,
      List<BankMatch> matches) {
    Hits hits = new Hits();
    for (int i = 0; i < orientations.size(); i++) {
      int orientation = i;
      part.search(
          kind,
          orientations.get(i),
          radius,
          (ordinal, distance) -> hits.add(ordinal, distance, orientation));
    }
    hits.nearestOfEachRow((ordinal, distance, orientation) -> {
      long number = part.entryNumber(kind, ordinal);
      if (part.holds(number)) {
        matches.add(new BankMatch(
            number, id(part.name(number), number), part.row(kind, ordinal), distance, orientation));
      }
    });
  }

  private static String id(@Nullable String name, long number) {
    return name != null ? name : Long.toString(number);
  }

  /// Returns the entry of that number.
  public Optional<BankEntry> entry(long number) {
    return parts.stream()
        .filter(part -> part.holds(number))
        .findFirst()
        .map(part -> part.entry(number));
  }

  /// Returns the number of the entry with that name, or 0.
  public long numberOf(String name) {
    for (Part part : parts) {
      long number = part.numberOf(name);
      if (number != 0) {
        return number;
      }
    }
    return 0;
  }

  /// Returns the numbers of the entries with that digest, ascending.
  public List<Long> numbersOf(Digest digest) {
    List<Long> numbers = new ArrayList<>();
    parts.forEach(part -> part.numbersOf(digest, numbers::add));
    return Collections.unmodifiableList(numbers);
  }

  /// Returns all entries by number.
  public Stream<BankEntry> entries() {
    return parts.stream().flatMap(Part::entries);
  }
}
