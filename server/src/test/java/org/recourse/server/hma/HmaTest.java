package org.recourse.server.hma;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// A class of tests that share one server with HMA's interface, open to this machine.
abstract class HmaTest {

  @TempDir
  private static Path folder;

  static HmaUnderTest hma;

  @BeforeAll
  static void start() throws Exception {
    hma = HmaUnderTest.start(folder);
  }

  @AfterAll
  static void stop() {
    hma.close();
  }
}
