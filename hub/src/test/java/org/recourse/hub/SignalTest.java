package org.recourse.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.regions.RegionFingerprints;
import org.recourse.fingerprint.regions.RegionHasher;
import org.recourse.testkit.Drawing;

class SignalTest {

  private static final String FRAME = "ab".repeat(32) + ",80,1.500";

  @Test
  void regionsComeBackAsTheyWere() {
    RegionFingerprints regions =
        RegionHasher.fingerprints(Pixels.of(480, 360, 3, Drawing.LANDSCAPE.draw(480, 360, 1)));
    Signal signal = Signal.of(regions);
    assertThat(signal.regions()).isEqualTo(regions);
    assertThat(new Signal(SignalType.REGIONS, signal.text().toUpperCase(Locale.ROOT)))
        .isEqualTo(signal);
    assertThat(signal.toString()).isEqualTo("regions[withheld]");
  }

  @Test
  void everyTruncationOfRegionsIsRefused() {
    String text = Signal.of(
            RegionHasher.fingerprints(Pixels.of(480, 360, 3, Drawing.LANDSCAPE.draw(480, 360, 1))))
        .text();
    for (int length = 0; length < text.length(); length += 7) {
      String part = text.substring(0, length);
      assertThatThrownBy(() -> new Signal(SignalType.REGIONS, part))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aPictureWithoutRegionsHasNoSignalOfThem() {
    RegionFingerprints none = RegionHasher.fingerprints(Pixels.of(64, 64, 1, new byte[64 * 64]));
    assertThatThrownBy(() -> Signal.of(none)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aVideoIsWrittenInOneWay() {
    Signal loose = new Signal(
        SignalType.VPDQ, " [\"" + FRAME.toUpperCase(Locale.ROOT) + "\" ,\n\"" + FRAME + "\"]  ");
    assertThat(loose.text()).isEqualTo("[\"" + FRAME + "\", \"" + FRAME + "\"]");
    assertThat(loose.frames()).extracting(FrameFingerprint::frame).containsExactly(0, 1);
    assertThat(Signal.of(loose.frames())).isEqualTo(loose);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "[]",
        "{}",
        "null",
        "[1]",
        "[\"x\"]",
        "[\"%s\"",
        "\"%s\"",
        "[\"%s\",]",
        "[\"%s\" \"%s\"]",
        "[,\"%s\"]",
        "[\"%s]",
        "[[\"%s\"]]",
        "[\"%s\"] x",
        "[\"%s,7\"]"
      })
  void whatIsNoListOfFramesIsRefusedWithoutRepeatingIt(String form) {
    String text = form.replace("%s", FRAME);
    assertThatThrownBy(() -> new Signal(SignalType.VPDQ, text))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("abab"));
  }

  @Test
  void aVideoInWhichNothingIsSeenIsRefused() {
    assertThatThrownBy(() -> new Signal(SignalType.VPDQ, "[\"" + "ab".repeat(32) + ",49,0.000\"]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("quality 50");
  }

  @Test
  void aVideoOfTooManyFramesIsRefused() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i <= Signal.MOST_FRAMES; i++) {
      text.append('"')
          .append("%064x".formatted(random.nextInt(1000)))
          .append(",80,")
          .append(i)
          .append(".000\",");
    }
    text.setCharAt(text.length() - 1, ']');
    assertThatThrownBy(() -> new Signal(SignalType.VPDQ, text.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10000");
  }

  @Test
  void anEntryHasTheRegionsOfOnePicture() {
    Signal one = regions(1);
    Signal other = regions(2);
    Statement said = new Statement(new SourceId(1), true, StatementKind.PROPOSED, 1, Instant.EPOCH);
    assertThatThrownBy(
            () -> new NewEntry(new BankId(1), List.of(one, other), said, EntryDetails.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Signal regions(int seed) {
    return Signal.of(
        RegionHasher.fingerprints(Pixels.of(480, 360, 3, Drawing.LANDSCAPE.draw(480, 360, seed))));
  }
}
