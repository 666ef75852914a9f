package org.recourse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.Orientation;
import org.recourse.fingerprint.PdqFingerprint;

class LiveBanksTest {

  private static final EntryFacts PROPOSED =
      new EntryFacts(Standing.PROPOSED, 0, false, false, Instant.EPOCH);
  private static final BankId BANK = new BankId(1);

  private final LiveBanks live = new LiveBanks(Runnable::run);

  @Test
  void aBankOfOneEntryFindsIt() {
    PdqFingerprint fingerprint = new PdqFingerprint(1, 2, 3, 4);
    live.put(BANK, new EntryId(5), PROPOSED, List.of(Signal.of(fingerprint)));
    assertThat(live.find(List.of(new PdqFingerprint(0, 2, 3, 4)), bank -> 31, 31))
        .containsExactly(
            new LiveMatch(BANK, new EntryId(5), SignalType.PDQ, 1, Orientation.UPRIGHT, PROPOSED));
  }

  @Test
  void aRemovedEntryIsNotFound() {
    PdqFingerprint fingerprint = new PdqFingerprint(1, 2, 3, 4);
    Signal digest = new Signal(SignalType.VIDEO_MD5, "0".repeat(32));
    live.put(BANK, new EntryId(5), PROPOSED, List.of(Signal.of(fingerprint), digest));
    assertThat(live.find(digest, bank -> 31)).hasSize(1);
    assertThat(live.remove(new EntryId(5))).isTrue();
    assertThat(live.remove(new EntryId(5))).isFalse();
    assertThat(live.find(List.of(fingerprint), bank -> 31, 31)).isEmpty();
    assertThat(live.find(digest, bank -> 31)).isEmpty();
    assertThat(live.entryCount()).isZero();
  }

  @Test
  void changedFactsAreSeenAtOnce() {
    PdqFingerprint fingerprint = new PdqFingerprint(1, 2, 3, 4);
    EntryFacts confirmed = new EntryFacts(Standing.CONFIRMED, 250, true, true, Instant.EPOCH);
    live.put(BANK, new EntryId(5), PROPOSED, List.of(Signal.of(fingerprint)));
    live.put(BANK, new EntryId(5), confirmed, List.of(Signal.of(fingerprint)));
    assertThat(live.find(List.of(fingerprint), bank -> 31, 31))
        .extracting(LiveMatch::facts)
        .containsExactly(confirmed);
  }

  @Test
  void theMatchSaysHowTheUploadWasLaid() {
    PdqFingerprint fingerprint = new PdqFingerprint(1, 2, 3, 4);
    List<PdqFingerprint> laid = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      laid.add(i == 3 ? fingerprint : fingerprint.complement());
    }
    live.put(BANK, new EntryId(5), PROPOSED, List.of(Signal.of(fingerprint)));
    assertThat(live.find(laid, bank -> 31, 31))
        .extracting(LiveMatch::orientation)
        .containsExactly(Orientation.values()[3]);
  }

  @Test
  void findsExactlyWhatAPlainLoopFindsWhileEntriesComeAndGo() {
    long seed = 20261121;
    Random random = new Random(seed);
    TreeMap<Long, PdqFingerprint> plain = new TreeMap<>();
    for (int step = 1; step < 6000; step++) {
      if (random.nextInt(4) == 0 && !plain.isEmpty()) {
        long gone = plain.floorKey(random.nextLong(plain.firstKey(), plain.lastKey() + 1));
        plain.remove(gone);
        live.remove(new EntryId(gone));
      } else {
        PdqFingerprint fingerprint = near(random);
        plain.put((long) step, fingerprint);
        live.put(bankOf(step), new EntryId(step), PROPOSED, List.of(Signal.of(fingerprint)));
      }
      if (step % 20 == 0) {
        assertSame(plain, near(random), seed);
      }
    }
  }

  @Test
  void whatIsRemovedGivesItsMemoryBackAndLookUpsNeverMiss() throws Exception {
    long seed = 20261122;
    Random random = new Random(seed);
    var maintenance = Executors.newSingleThreadExecutor();
    LiveBanks banks = new LiveBanks(maintenance, 16);
    PdqFingerprint always = new PdqFingerprint(-1, -1, 0, 0);
    Signal alwaysDigest = new Signal(SignalType.VIDEO_MD5, "a".repeat(32));
    banks.put(BANK, new EntryId(1), PROPOSED, List.of(Signal.of(always), alwaysDigest));
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger missed = new AtomicInteger();
    Thread reader = Thread.ofPlatform().start(() -> {
      while (!ended.get()) {
        boolean found = banks.find(List.of(always), bank -> 5, 5).size() == 1
            && banks.find(alwaysDigest, bank -> 5).size() == 1;
        missed.addAndGet(found ? 0 : 1);
      }
    });
    TreeMap<Long, PdqFingerprint> plain = new TreeMap<>();
    TreeMap<Long, EntryFacts> facts = new TreeMap<>();
    int added = 0;
    for (long step = 2; step < 60_000; step++) {
      int choice = plain.size() < 200 ? 0 : random.nextInt(5);
      long old = plain.isEmpty() ? 0 : plain.floorKey(random.nextLong(plain.firstKey(), step));
      if (choice < 2) {
        added++;
        plain.put(step, near(random));
        facts.put(step, PROPOSED);
        banks.put(bankOf(step), new EntryId(step), PROPOSED, signals(step, plain));
      } else if (choice == 2) {
        EntryFacts now = EntryFacts.plain(Standing.CONFIRMED, (int) step);
        facts.put(old, now);
        banks.put(bankOf(old), new EntryId(old), now, signals(old, plain));
      } else {
        assertThat(banks.remove(new EntryId(old))).as("seed %d", seed).isTrue();
        plain.remove(old);
        facts.remove(old);
      }
      if (step % 20_000 == 0) {
        banks.removeAll(new BankId(3));
        plain.keySet().removeIf(entry -> bankOf(entry).number() == 3);
        facts.keySet().removeIf(entry -> bankOf(entry).number() == 3);
      }
    }
    ended.set(true);
    reader.join();
    // A copy may have been under way until now: only a change after it begins the last one.
    maintenance.submit(() -> {}).get();
    banks.put(BANK, new EntryId(99_999), PROPOSED, List.of(Signal.of(near(random))));
    banks.remove(new EntryId(99_999));
    maintenance.shutdown();
    assertThat(maintenance.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(missed.get()).as("look-ups that missed, seed %d", seed).isZero();
    assertThat(banks.entryCount()).isEqualTo(plain.size() + 1);
    for (SignalType type : List.of(SignalType.PDQ, SignalType.VIDEO_MD5)) {
      assertThat(banks.signalCount(type, bank -> true))
          .as("seed %d", seed)
          .isEqualTo(plain.size() + 1);
      assertThat(banks.signalCount(type, bank -> bank.number() == 2))
          .as("seed %d", seed)
          .isEqualTo(plain.keySet().stream()
              .filter(entry -> bankOf(entry).number() == 2)
              .count());
    }
    for (long entry : plain.keySet()) {
      Signal digest = signals(entry, plain).get(1);
      assertThat(banks.find(digest, bank -> 5))
          .as("seed %d", seed)
          .extracting(LiveMatch::facts)
          .containsExactly(Objects.requireNonNull(facts.get(entry)));
    }
    for (int i = 0; i < 50; i++) {
      PdqFingerprint query = near(random);
      assertThat(banks.find(List.of(query), bank -> 31, 31))
          .as("seed %d", seed)
          .extracting(match -> match.entry().number())
          .containsExactlyInAnyOrderElementsOf(plain.entrySet().stream()
              .filter(entry -> query.distanceTo(entry.getValue()) <= 31)
              .map(Map.Entry::getKey)
              .toList());
    }
    assertThat(added).isGreaterThan(20_000);
    assertThat(banks.slotCount()).isLessThan(5_000);
  }

  private static List<Signal> signals(long entry, Map<Long, PdqFingerprint> plain) {
    return List.of(
        Signal.of(Objects.requireNonNull(plain.get(entry))),
        new Signal(SignalType.VIDEO_MD5, String.format("%032x", entry)));
  }

  private void assertSame(Map<Long, PdqFingerprint> plain, PdqFingerprint query, long seed) {
    List<Long> expected = plain.entrySet().stream()
        .filter(entry -> bankOf(entry.getKey()).number() != 2)
        .filter(entry -> query.distanceTo(entry.getValue()) <= radius(bankOf(entry.getKey())))
        .map(Map.Entry::getKey)
        .toList();
    assertThat(live.find(List.of(query), LiveBanksTest::radius, 31))
        .as("seed %d", seed)
        .extracting(match -> match.entry().number())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static BankId bankOf(long entry) {
    return new BankId(entry % 3 + 1);
  }

  private static int radius(BankId bank) {
    return switch ((int) bank.number()) {
      case 1 -> 31;
      case 2 -> LiveBanks.NOT_ASKED;
      default -> 10;
    };
  }

  // Within some 40 bits of each other, so that some are near and some are not.
  private static PdqFingerprint near(Random random) {
    long[] words = new long[4];
    int flips = random.nextInt(24);
    for (int i = 0; i < flips; i++) {
      int bit = random.nextInt(256);
      words[bit >> 6] ^= 1L << bit;
    }
    return new PdqFingerprint(words[0], words[1], words[2], words[3]);
  }
}
