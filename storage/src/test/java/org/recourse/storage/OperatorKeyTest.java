package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorKeyTest {

  @TempDir
  private Path folder;

  @Test
  void keyFileIsItsOwnersAloneAndNothingElseIsLeftBesideIt() throws Exception {
    Path file = folder.resolve("hub.key");
    // As a start leaves it that was killed while it made the file.
    Files.writeString(folder.resolve("hub.key.part"), "0123");
    var _ = OperatorKey.makeFile(file, new SecureRandom());
    assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void keyFileThatIsThereIsNeverReplaced() throws Exception {
    Path file = Files.writeString(folder.resolve("hub.key"), "kept");
    assertThatThrownBy(() -> OperatorKey.makeFile(file, new SecureRandom()))
        .isInstanceOf(IOException.class);
    assertThat(file).hasContent("kept");
  }

  @Test
  void whatIsNoKeyFileIsNotRepeated() throws Exception {
    Path file = Files.writeString(folder.resolve("hub.key"), "secret ".repeat(10));
    assertThatThrownBy(() -> OperatorKey.ofFile(file))
        .isInstanceOf(IOException.class)
        .message()
        .satisfies(message -> assertThat(Objects.toString(message)).doesNotContain("secret"));
  }
}
