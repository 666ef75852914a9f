package org.recourse.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.recourse.fingerprint.PdqFingerprint;

/// What a bank must hold and find, said as plainly as can be.
final class BankModel {
  private BankModel() {}

  static void assertHolds(
      Bank bank, SortedMap<Long, EntryContent> model, SplittableRandom random, String when) {
    assertThat(bank.entries().collect(Collectors.toMap(BankEntry::number, BankEntry::content)))
        .describedAs(when)
        .isEqualTo(model);
    assertThat(bank.stats().entries()).isEqualTo(model.size());
    for (SignalKind kind : SignalKind.values()) {
      assertThat(bank.stats().rows().get(kind))
          .describedAs(when)
          .isEqualTo(model.values().stream().mapToLong(c -> c.rows(kind).size()).sum());
    }
    for (Map.Entry<Long, EntryContent> one : model.entrySet()) {
      BankEntry entry = new BankEntry(one.getKey(), one.getValue());
      if (random.nextInt(10) == 0) {
        assertFound(bank, entry, model, random, when);
      }
    }
  }

  private static void assertFound(
      Bank bank,
      BankEntry entry,
      SortedMap<Long, EntryContent> model,
      SplittableRandom random,
      String when) {
    assertThat(bank.entry(entry.id())).describedAs(when).contains(entry);
    for (Digest digest : entry.content().digests()) {
      assertThat(bank.withDigest(digest)).describedAs(when).containsExactly(entry);
    }
    for (SignalKind kind : SignalKind.values()) {
      for (SignalRow row : entry.content().rows(kind)) {
        List<PdqFingerprint> orientations = List.of(
            Fingerprints.random(random),
            Fingerprints.flip(row.fingerprint(), random.nextInt(40), random));
        assertThat(bank.match(kind, orientations, 31))
            .describedAs(when)
            .containsExactlyInAnyOrderElementsOf(scan(model, kind, orientations, 31));
      }
    }
  }

  private static List<BankMatch> scan(
      SortedMap<Long, EntryContent> model,
      SignalKind kind,
      List<PdqFingerprint> orientations,
      int radius) {
    List<BankMatch> matches = new ArrayList<>();
    model.forEach((number, content) -> {
      for (SignalRow row : content.rows(kind)) {
        List<Integer> distances =
            orientations.stream().map(o -> o.distanceTo(row.fingerprint())).toList();
        int nearest = Collections.min(distances);
        if (nearest <= radius) {
          matches.add(new BankMatch(
              number,
              new BankEntry(number, content).id(),
              row,
              nearest,
              distances.indexOf(nearest)));
        }
      }
    });
    return matches;
  }
}
