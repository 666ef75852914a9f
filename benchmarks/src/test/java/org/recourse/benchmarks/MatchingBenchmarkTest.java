package org.recourse.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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
    MatchingResult result =
        new MatchingBenchmark(Workload.drawn(3_000, population, 50, 1), 31, 1, 10).run();
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
  void signalsAndQueriesFromFilesAreMeasuredAsTheyAre(@TempDir Path directory) throws Exception {
    String near = "0".repeat(63) + "f";
    Path signals =
        Files.writeString(directory.resolve("signals"), "0".repeat(64) + "\n" + near + "\n");
    Path queries = Files.writeString(directory.resolve("queries"), near + "\n");
    Workload workload = Workload.read(signals, queries);
    assertThat(workload.rows().get(1)).isEqualTo(PdqFingerprint.fromHex(near));
    MatchingResult result = new MatchingBenchmark(workload, 31, 1, 1).run();
    assertThat(result.toJson()).startsWith("{\"entries\":2,\"population\":\"real\",");
    assertThat(result.disagreements()).isZero();
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
