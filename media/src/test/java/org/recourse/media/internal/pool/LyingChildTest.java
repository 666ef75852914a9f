package org.recourse.media.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.media.DecodeRequest;
import org.recourse.media.Decoding;
import org.recourse.media.MediaDecoder;
import org.recourse.media.MediaLimits;
import org.recourse.media.RefusalReason;
import org.recourse.media.Samples;
import org.recourse.media.Source;

class LyingChildTest {

  private static MediaLimits limits(String lie) {
    MediaLimits standard = MediaLimits.STANDARD;
    return new MediaLimits(
        standard.pixels(),
        10_000,
        standard.pictureBytes(),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        standard.videoWithinPerMinute(),
        standard.heapBytes(),
        LyingChild.LIES.indexOf(lie) + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "endless message, DECODER_MISBEHAVED",
    "negative length, DECODER_MISBEHAVED",
    "unknown type, DECODER_MISBEHAVED",
    "short answer, DECODER_MISBEHAVED",
    "long answer, DECODER_MISBEHAVED",
    "impossible reason, DECODER_MISBEHAVED",
    "huge plane, DECODER_MISBEHAVED",
    "pull beyond, DECODER_MISBEHAVED",
    "endless frames, DECODER_MISBEHAVED",
    "exit, DECODER_CRASHED",
    "silence, TIMED_OUT"
  })
  void lyingChildCostsItsFileAndNothingElse(String lie, RefusalReason reason) throws IOException {
    WorkerKit kit = WorkerKit.in(
        Path.of("target", "cache"), List.of(MediaDecoder.class, LyingChild.class, PdqHasher.class));
    WorkerCommand command = new WorkerCommand(kit, false, limits(lie), LyingChild.class.getName());
    Watchdog watchdog = new Watchdog();
    try (Conversation conversation = new Conversation(
        new WorkerPool(command, Samples.settings().withSpare(false), watchdog),
        watchdog,
        limits(lie),
        true)) {
      for (int i = 0; i < 2; i++) {
        Decoding decoding =
            conversation.decode(Source.bytes(new byte[1000]), DecodeRequest.faithful());
        assertThat(decoding).isInstanceOfSatisfying(Decoding.Refused.class, refused -> {
          assertThat(refused.reason()).isEqualTo(reason);
          assertThat(refused.digests()).isPresent();
        });
      }
    }
  }
}
