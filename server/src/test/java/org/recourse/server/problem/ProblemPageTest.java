package org.recourse.server.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemPageTest {

  @ParameterizedTest
  @EnumSource
  void thePageOfErrorsListsTheCodeWithItsStatus(ProblemCode code) throws Exception {
    assertThat(Files.readString(Path.of("../docs/api/errors.md")))
        .contains("| `" + code.name() + "` | " + code.status().value() + " |");
  }
}
