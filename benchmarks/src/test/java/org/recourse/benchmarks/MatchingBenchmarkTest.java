package org.recourse.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.fingerprint.PdqFingerprint;

class MatchingBenchmarkTest {

  @ParameterizedTest
  @EnumSource(Population.class)
  void aShortRunAgreesWithTheScanAndSaysSoInOneLineOfJson(Population population) {
    MatchingResult result = new MatchingBenchmark(3_000, 31, population, 50, 1, 10, 1).run();
    assertThat(result.disagreements()).isZero();
    assertThat(result.lookupsPerSecond()).isPositive();
    assertThat(result.toJson())
        .startsWith("{\"entries\":3000,")
        .endsWith("\"disagreements\":0}")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @EnumSource(Population.class)
  void everyPopulationIsBalancedAsRealFingerprintsAre(Population population) {
    SplittableRandom random = new SplittableRandom(5);
    Supplier<PdqFingerprint> source = population.from(random);
    for (int i = 0; i < 200; i++) {
      PdqFingerprint drawn = source.get();
      assertThat(drawn.bitCount()).isEqualTo(128);
      assertThat(Population.flip(drawn, 30, random).distanceTo(drawn)).isEqualTo(30);
    }
  }

  @Test
  void aShortBankRunMeasuresOpening(@TempDir Path directory) throws Exception {
    BankBenchmark.Result result = new BankBenchmark(2_500, directory.resolve("bank")).run();
    assertThat(result.openSeconds()).isPositive();
    assertThat(result.toJson()).startsWith("{\"entries\":2500,");
  }

  @Test
  void aShortReverseScanMeasuresPairs() {
    assertThat(new ReverseScanBenchmark(1_000, 5).run()).isPositive();
  }
}
