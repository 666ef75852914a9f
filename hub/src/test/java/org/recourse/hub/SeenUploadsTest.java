package org.recourse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.PdqFingerprint;

class SeenUploadsTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final TenantId OURS = new TenantId(1);

  private final SeenUploads seen = new SeenUploads();

  @Test
  void findsExactlyTheUploadsOfTheTenantThatAreNear() {
    Random random = new Random(20261121);
    List<PdqFingerprint> entries = List.of(near(random), near(random), near(random));
    List<SeenUploads.Seen> expected = new ArrayList<>();
    for (int number = 0; number < 70_000; number++) {
      TenantId tenant = new TenantId(1 + number % 3);
      PdqFingerprint fingerprint = near(random);
      seen.add(number, new SeenUpload(tenant, fingerprint, "x", NOON));
      for (int entry = 0; entry < entries.size(); entry++) {
        int distance = entries.get(entry).distanceTo(fingerprint);
        if (tenant.equals(OURS) && distance <= 10) {
          expected.add(new SeenUploads.Seen(entry, number, distance));
        }
      }
    }
    assertThat(expected).isNotEmpty();
    assertThat(seen.rescan(OURS, entries, 10)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void blocksThatAreOldAreForgotten() {
    for (int number = 0; number < 70_000; number++) {
      seen.add(
          number,
          new SeenUpload(OURS, new PdqFingerprint(1, 2, 3, 4), "x", NOON.plusSeconds(number)));
    }
    seen.forgetBefore(NOON.plusSeconds(66_000));
    assertThat(seen.count()).isEqualTo(70_000 - 65_536);
  }

  private static PdqFingerprint near(Random random) {
    long[] words = new long[4];
    for (int i = random.nextInt(24); i > 0; i--) {
      int bit = random.nextInt(256);
      words[bit >> 6] ^= 1L << bit;
    }
    return new PdqFingerprint(words[0], words[1], words[2], words[3]);
  }
}
