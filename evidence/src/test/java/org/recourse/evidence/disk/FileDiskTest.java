package org.recourse.evidence.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of one directory.
class FileDiskTest {

  @TempDir
  private Path folder;

  private FileDisk disk;

  @BeforeEach
  void open() {
    disk = new FileDisk(folder);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void fileIsWhatWasWrittenLastAndItsOwnersAlone() throws IOException {
    assertThat(disk.read("a/b/c.txt")).isEmpty();
    disk.replace("a/b/c.txt", bytes("first, and longer"));
    disk.replace("a/b/c.txt", bytes("second"));
    assertThat(disk.read("a/b/c.txt").orElseThrow()).isEqualTo(bytes("second"));
    Path file = folder.resolve("a/b/c.txt");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var names = Files.list(file.getParent())) {
      assertThat(names).containsExactly(file);
    }
  }

  @Test
  void whatAnEarlierAttemptLeftBehindIsNotBuiltOn() throws IOException {
    Path left = folder.resolve("c.txt.new");
    Files.writeString(left, "a much longer text that was never finished");
    assertThat(disk.read("c.txt")).isEmpty();
    disk.replace("c.txt", bytes("short"));
    assertThat(disk.read("c.txt").orElseThrow()).isEqualTo(bytes("short"));
    assertThat(left).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/etc/passwd", "../up", "a/../../up", "a//b", ".hidden", "a/", "a b", "a.new"})
  void nothingOutsideOfTheDirectoryIsTouched(String path) {
    assertThatThrownBy(() -> disk.read(path)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> disk.replace(path, bytes("x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatCannotBeWrittenIsSaid() throws IOException {
    Files.writeString(folder.resolve("file"), "no directory");
    assertThatThrownBy(() -> disk.replace("file/below", bytes("x")))
        .isInstanceOf(IOException.class);
  }
}
