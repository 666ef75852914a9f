package org.recourse.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostileBytesTest {

  private static final long SEED = 20_261_121;
  private static final int COUNT = 5_000;

  // A decoder may fall, that is what its jail is for; but our own code in it may not.
  private static final Set<RefusalReason> NEVER =
      EnumSet.of(RefusalReason.DECODER_MISBEHAVED, RefusalReason.DECODER_UNAVAILABLE);

  @Test
  void everyMutatedFileGetsAVerdictWithinTheTimeAllowed() {
    System.out.println("mutations with seed " + SEED);
    Map<RefusalReason, Integer> refusals = new EnumMap<>(RefusalReason.class);
    long slowest = 0;
    try (MediaDecoder decoder = Samples.decoder(Samples.settings())) {
      Mutations mutations = new Mutations(SEED);
      for (int i = 0; i < COUNT; i++) {
        byte[] bytes = mutations.next();
        long begin = System.nanoTime();
        DecodeRequest request = i % 2 == 0 ? DecodeRequest.faithful() : DecodeRequest.fast();
        Decoding decoding = decoder.decode(Source.bytes(bytes), request);
        slowest = Math.max(slowest, System.nanoTime() - begin);
        if (decoding instanceof Decoding.Refused refused) {
          refusals.merge(refused.reason(), 1, Integer::sum);
          if (NEVER.contains(refused.reason())) {
            System.out.println("mutation " + i + ": " + refused.reason() + " " + refused.detail());
          }
        }
      }
    }
    System.out.println("refusals " + refusals + ", slowest " + slowest / 1_000_000 + " ms");
    assertThat(refusals).doesNotContainKeys(NEVER.toArray(RefusalReason[]::new));
    assertThat(refusals.getOrDefault(RefusalReason.DECODER_CRASHED, 0)).isLessThan(COUNT / 1000);
    assertThat(slowest).isLessThan(30_000_000_000L);
  }
}
