package org.recourse.server.intake.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.server.intake.IntakeUnderTest;

/// A few photographs through the counting proxy. `EgressLane` is the same with 200 files of 1 GB.
class EgressTest {

  private static final int FILES = 7;
  private static final int BYTES_EACH = 3_000_000;
  private static final long SEED = 20261121;

  @Test
  void noByteOfAPictureAndNoWordBesideItLeavesTheBrowser(@TempDir Path folder) throws Exception {
    List<Path> files = MarkedPictures.write(
        Files.createDirectory(folder.resolve("camera")), FILES, BYTES_EACH, SEED);
    Path data = Files.createDirectory(folder.resolve("data"));
    try (IntakeUnderTest intake = IntakeUnderTest.start(data)) {
      Egress.Counted counted = Egress.count(intake, files, 2, SEED);
      assertThat(counted.kept()).isEqualTo(FILES);
      assertThat(counted.sentBytes()).isLessThanOrEqualTo(Egress.MOST_SENT);
    }
  }
}
