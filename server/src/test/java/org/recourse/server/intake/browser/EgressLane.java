package org.recourse.server.intake.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.server.intake.IntakeUnderTest;

/// Not a test, and not run with the tests: as many files as a case takes, 1 GB together, through
/// the counting proxy. Prints the row of `docs/measurements/browser.md`, where the command is.
class EgressLane {

  private static final int FILES = 200;
  private static final int BYTES_EACH = 5_370_000;
  private static final long SEED = 20261122;
  private static final int MINUTES = 60;

  @Test
  void count(@TempDir Path folder) throws Exception {
    List<Path> files = MarkedPictures.write(
        Files.createDirectory(folder.resolve("camera")), FILES, BYTES_EACH, SEED);
    Path data = Files.createDirectory(folder.resolve("data"));
    try (IntakeUnderTest intake = IntakeUnderTest.start(data)) {
      Egress.Counted counted = Egress.count(intake, files, MINUTES, SEED);
      System.out.println("files | bytes chosen | calls | bytes sent | kept | seconds");
      System.out.printf(
          "%d | %,d | %d | %,d | %d | %d%n",
          counted.files(),
          counted.chosenBytes(),
          counted.calls(),
          counted.sentBytes(),
          counted.kept(),
          counted.millis() / 1000);
      assertThat(counted.kept()).isEqualTo(FILES);
      assertThat(counted.sentBytes()).isLessThanOrEqualTo(Egress.MOST_SENT);
    }
  }
}
