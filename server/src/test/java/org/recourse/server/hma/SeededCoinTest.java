package org.recourse.server.hma;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeededCoinTest {

  // What CPython 3's random.Random(seed).random() prints.
  @ParameterizedTest
  @CsvSource(textBlock = """
          '', 0.9602256525641875
          a, 0.2720295377534757
          content-17, 0.06798913900132086
          种子, 0.0006938395483098159
          """)
  void theCoinShowsForASeedWhatHmasShows(String seed, double shown) {
    assertThat(SeededCoin.of(seed)).isEqualTo(shown);
  }
}
