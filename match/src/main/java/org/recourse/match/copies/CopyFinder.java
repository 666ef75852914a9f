package org.recourse.match.copies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.regions.PictureView;
import org.recourse.fingerprint.regions.RegionFingerprint;
import org.recourse.fingerprint.regions.RegionFingerprints;
import org.recourse.match.copies.CopyRule.Demand;

/// Finds the entries of which a picture is, or contains, a changed copy.
///
/// Every region of the picture, as it lies and mirrored, is looked up; the rows found
/// propose how an entry's picture would lie in this one; and the proposal is then tested
/// on all regions of the entry ([RegionCheck]). Nothing is drawn by lot: the same picture
/// and bank give the same answer. May be shared between threads if the look-up may.
public final class CopyFinder {

  private final RegionLookup bank;
  private final CopyRule rule;

  /// Makes a finder that asks this bank and follows this rule.
  public CopyFinder(RegionLookup bank, CopyRule rule) {
    this.bank = bank;
    this.rule = rule;
  }

  /// Returns the changed copies in a picture, that with most agreeing regions first, at
  /// most one for each entry. An empty list says nothing about the whole-picture
  /// fingerprints: ask both.
  public List<ChangedCopy> find(PictureView view) {
    List<Candidate> candidates = new ArrayList<>();
    propose(view.regions(), false, view, candidates);
    propose(view.mirroredRegions(), true, view, candidates);
    candidates.sort(Comparator.comparingInt(candidate -> -candidate.votes()));
    Map<Long, ChangedCopy> found = new LinkedHashMap<>();
    for (Candidate candidate :
        candidates.subList(0, Math.min(candidates.size(), rule.mostChecks()))) {
      ChangedCopy copy = checked(candidate, view);
      if (copy != null) {
        found.merge(copy.entry(), copy, (a, b) -> a.agreeing() >= b.agreeing() ? a : b);
      }
    }
    return found.values().stream()
        .sorted(Comparator.comparingInt(copy -> -copy.agreeing()))
        .toList();
  }

  // The whole is checked last because that takes longest, and few get that far.
  private @Nullable ChangedCopy checked(Candidate candidate, PictureView view) {
    double seen = candidate.seenIn(view);
    Demand demand = rule.demand(candidate, seen);
    RegionCheck regions = RegionCheck.of(view, candidate, rule);
    if (seen < CopyRule.LEAST_SEEN || !regions.meets(demand)) {
      return null;
    }
    PdqFingerprint whole = candidate.picture().whole();
    OptionalInt distance = whole == null
        ? OptionalInt.empty()
        : OptionalInt.of(WholeCheck.distance(view, candidate, whole));
    return distance.orElse(0) <= demand.distance()
        ? ChangedCopy.of(candidate, regions, seen, distance, view)
        : null;
  }

  private void propose(
      List<RegionFingerprint> regions, boolean mirrored, PictureView view, List<Candidate> into) {
    for (Votes.OfEntry votes : Votes.cast(bank, regions, rule.radius())) {
      ProtectedPicture picture = bank.pictureOf(votes.entry());
      if (picture == null) {
        continue;
      }
      RegionFingerprints entry = picture.regions();
      Consensus.Agreement agreement = Consensus.of(correspondences(votes, entry), entry);
      if (agreement != null) {
        PlaneMap map = mirrored ? agreement.map().thenMirrored(view.width()) : agreement.map();
        into.add(new Candidate(votes.entry(), picture, map, mirrored, agreement.regions()));
      }
    }
  }

  private static List<Correspondence> correspondences(
      Votes.OfEntry votes, RegionFingerprints entry) {
    List<Correspondence> pairs = new ArrayList<>(votes.rows().size());
    for (Votes.Row row : votes.rows()) {
      if (row.region() < entry.regions().size()) {
        pairs.add(new Correspondence(
            row.region(), entry.regions().get(row.region()).frame(), row.to(), row.distance()));
      }
    }
    return pairs;
  }
}
