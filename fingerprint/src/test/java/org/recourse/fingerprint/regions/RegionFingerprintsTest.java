package org.recourse.fingerprint.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.regions.RegionDecoding.Decoded;
import org.recourse.fingerprint.regions.RegionDecoding.Reason;
import org.recourse.fingerprint.regions.RegionDecoding.Refused;

class RegionFingerprintsTest {

  @Test
  void decodingWhatWasEncodedGivesTheSame() {
    for (int seed = 0; seed < 8; seed++) {
      RegionFingerprints made = RegionHasher.fingerprints(Drawn.landscape(300, 220, seed));
      assertThat(made.regions()).isNotEmpty();
      assertThat(RegionFingerprints.decoded(made.encoded())).isEqualTo(new Decoded(made));
    }
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] bytes = RegionHasher.fingerprints(Drawn.landscape(300, 220, 1)).encoded();
    for (int length = 0; length < bytes.length; length++) {
      assertThat(RegionFingerprints.decoded(Arrays.copyOf(bytes, length)))
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void bytesThatSomebodyMadeUpAreRefusedOrReadAsTheyStand() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    byte[] good = RegionHasher.fingerprints(Drawn.landscape(300, 220, 2)).encoded();
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = good.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      if (RegionFingerprints.decoded(bytes) instanceof Decoded(RegionFingerprints read)) {
        assertThat(read.encoded()).as("seed %d, round %d", seed, round).isEqualTo(bytes);
      }
    }
  }

  @Test
  void refusalsSayWhatIsWrong() {
    byte[] good = RegionHasher.fingerprints(Drawn.landscape(300, 220, 3)).encoded();
    assertThat(refusal(new byte[0])).isEqualTo(Reason.TOO_SHORT);
    assertThat(refusal(with(good, 1, '2'))).isEqualTo(Reason.UNKNOWN_FORMAT);
    assertThat(refusal(with(good, 2, 1))).isEqualTo(Reason.TOO_MANY_REGIONS);
    assertThat(refusal(with(good, 3, 1))).isEqualTo(Reason.WRONG_LENGTH);
    assertThat(refusal(with(good, 4, 0))).isEqualTo(Reason.WRONG_PROPORTIONS);
    assertThat(refusal(with(good, 8 + 32, 1))).isEqualTo(Reason.WRONG_FRAME);
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static Reason refusal(byte[] bytes) {
    return ((Refused) RegionFingerprints.decoded(bytes)).reason();
  }

  @Test
  void moreRegionsThanOnePictureMayHaveAreRefused() {
    RegionFingerprint one =
        RegionHasher.fingerprints(Drawn.landscape(300, 220, 4)).regions().getFirst();
    List<RegionFingerprint> many = Collections.nCopies(RegionFingerprints.MOST + 1, one);
    assertThatThrownBy(() -> new RegionFingerprints(65_535, 1, many)).hasMessageContaining("65");
  }

  @Test
  void sidesThatAreNotThoseOfAPictureAreRefused() {
    assertThatThrownBy(() -> new RegionFingerprints(65_534, 65_534, List.of()))
        .hasMessageContaining("65534 x 65534");
    assertThatThrownBy(() -> new RegionFingerprints(65_535, 0, List.of()))
        .hasMessageContaining("65535 x 0");
  }

  @Test
  void nothingOfAFingerprintIsPrinted() {
    RegionFingerprints made = RegionHasher.fingerprints(Drawn.landscape(300, 220, 5));
    String bits = made.regions().getFirst().bits().toHex();
    assertThat(made.toString()).isEqualTo("RegionFingerprints[" + made.regions().size() + "]");
    assertThat(made.regions().getFirst().toString()).doesNotContain(bits.substring(0, 8));
  }
}
