package org.recourse.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdqFingerprintTest {

  @RepeatedTest(100)
  void textIsTheNumberInHexadecimalAndDistanceCountsDifferingBits(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    BigInteger a = new BigInteger(256, random);
    BigInteger b = new BigInteger(256, random);
    PdqFingerprint first = PdqFingerprint.fromHex("%064x".formatted(a));
    PdqFingerprint second = PdqFingerprint.fromHex("%064X".formatted(b));
    assertThat(first.toHex()).isEqualTo("%064x".formatted(a));
    assertThat(first.w0()).isEqualTo(a.longValue());
    assertThat(first.distanceTo(second)).isEqualTo(a.xor(b).bitCount());
    assertThat(first.bitCount()).isEqualTo(a.bitCount());
    assertThat(first.distanceTo(first.complement())).isEqualTo(PdqFingerprint.BITS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00", "0000000000000000000000000000000000000000000000000000000000000000 "})
  void textOfAnotherLengthIsRefused(String text) {
    assertThatThrownBy(() -> PdqFingerprint.fromHex(text))
        .hasMessageContaining("has " + text.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"g", " ", "٣", "/", ":", "@", "G", "`", "-"})
  void characterThatIsNoDigitIsRefusedByItsPlaceAndNotRepeated(String bad) {
    String text = "0".repeat(40) + bad + "0".repeat(23);
    assertThatThrownBy(() -> PdqFingerprint.fromHex(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("position 41 of 64")
        .hasMessageNotContaining("000");
  }

  @Test
  void printingAFingerprintDoesNotShowIt() {
    PdqFingerprint fingerprint = new PdqFingerprint(0x1234, 0x5678, 0x9abc, 0xdef0);
    assertThat(fingerprint.toString()).doesNotContain("1234").doesNotContain("4660");
  }
}
