package org.recourse.media.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.fingerprint.Pixels;
import org.recourse.media.DecodeRequest;
import org.recourse.media.MediaLimits;
import org.recourse.media.Samples;
import org.recourse.media.internal.wire.Job;

class JdkJpegTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jpeg-baseline.jpg",
        "jpeg-444.jpg",
        "jpeg-progressive.jpg",
        "jpeg-grey.jpg",
        "jpeg-cmyk.jpg"
      })
  void everyPixelIsThatOfLibjpegTurbo(String name) throws Refusal {
    Optional<TurboJpeg> turbo = TurboJpeg.load();
    assumeTrue(turbo.isPresent(), "libturbojpeg is not installed on this machine");
    byte[] bytes = Samples.bytes(name);
    Job job = Job.of(DecodeRequest.faithful(), bytes.length, MediaLimits.STANDARD);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(bytes.length + WholeFile.PADDING);
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory, 0, bytes.length);
      WholeFile file = new WholeFile(memory, bytes.length);
      assertSame(
          JdkJpeg.decode(file, job).pixels(),
          turbo.orElseThrow().decode(file, job).pixels());
    }
  }

  private static void assertSame(Pixels found, Pixels expected) {
    assertThat(found.width()).isEqualTo(expected.width());
    assertThat(found.height()).isEqualTo(expected.height());
    assertThat(found.channels()).isEqualTo(expected.channels());
    byte[] foundRow = new byte[found.width() * found.channels()];
    byte[] expectedRow = new byte[foundRow.length];
    for (int y = 0; y < found.height(); y++) {
      found.row(y, foundRow);
      expected.row(y, expectedRow);
      assertThat(foundRow).as("row %d", y).isEqualTo(expectedRow);
    }
  }
}
