package org.recourse.server.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  @ParameterizedTest
  @CsvSource({ // RFC 6238, appendix B, for SHA-1; the last six of its eight digits
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void theCodesOfTheStandardComeOut(long seconds, String code) {
    Instant at = Instant.ofEpochSecond(seconds);
    assertThat(Totp.code(SECRET, Totp.step(at))).isEqualTo(code);
    assertThat(Totp.match(SECRET, code, at)).hasValue(Totp.step(at));
  }

  @Test
  void aClockMayBeHalfAMinuteOffAndNoMore() {
    long now = Totp.step(NOON);
    for (long step = now - 1; step <= now + 1; step++) {
      assertThat(Totp.match(SECRET, Totp.code(SECRET, step), NOON)).hasValue(step);
    }
    assertThat(Totp.match(SECRET, Totp.code(SECRET, now - 2), NOON)).isEmpty();
    assertThat(Totp.match(SECRET, Totp.code(SECRET, now + 2), NOON)).isEmpty();
  }

  @Test
  void whatIsNoCodeIsRefused() {
    for (String code : new String[] {"", "0", "12345", "1234567", "abcdef", "１２３４５６"}) {
      assertThat(Totp.match(SECRET, code, NOON)).isEmpty();
    }
  }

  @Test
  void aSecretIsTypedAsItIsShown() {
    assertThat(Base32.encode("foobar".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("MZXW6YTBOI"); // RFC 4648, section 10, without padding
    Random random = new Random(7);
    for (int length = 0; length < 40; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(Base32.decode(Base32.encode(bytes))).isEqualTo(bytes);
    }
    assertThatThrownBy(() -> Base32.decode("A1")).isInstanceOf(IllegalArgumentException.class);
    assertThat(NewTotp.make(new SecureRandom()).grouped()).matches("([A-Z2-7]{4} ){7}[A-Z2-7]{4}");
  }
}
