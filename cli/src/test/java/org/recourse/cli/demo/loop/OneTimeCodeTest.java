package org.recourse.cli.demo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OneTimeCodeTest {

  // The secret of RFC 6238's appendix B, "12345678901234567890", as a page groups it.
  private final OneTimeCode code = new OneTimeCode("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");

  @Test
  void codesAreThoseOfTheStandard() {
    assertThat(code.at(Instant.ofEpochSecond(59))).isEqualTo("287082");
    assertThat(code.at(Instant.ofEpochSecond(1_111_111_109))).isEqualTo("081804");
    assertThat(code.at(Instant.ofEpochSecond(20_000_000_000L))).isEqualTo("353130");
  }
}
