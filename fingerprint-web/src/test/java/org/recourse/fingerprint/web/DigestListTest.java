package org.recourse.fingerprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DigestListTest {

  private static final Path FILES = Path.of("target/classes/org/recourse/fingerprint/web/files");

  @Test
  void everyFileThatIsBuiltIsListedAndHandedOut() throws IOException {
    List<String> built;
    try (Stream<Path> files = Files.list(FILES)) {
      built = files.map(file -> file.getFileName().toString()).sorted().toList();
    }
    assertThat(BrowserFiles.NAMES).isSorted().isEqualTo(built);
    assertThat(BrowserFiles.NAMES).allMatch(name -> BrowserFiles.open(name).isPresent());
    assertThat(DigestList.all()).hasSize(built.size() + 1).containsKey(OfflinePage.FILE_NAME);
  }

  @Test
  void digestsAreThoseOfTheBytesHandedOut() throws IOException, NoSuchAlgorithmException {
    for (String name : BrowserFiles.NAMES) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(FILES.resolve(name)));
      assertThat(DigestList.all()).containsEntry(name, HexFormat.of().formatHex(digest));
    }
  }

  @Test
  void fileThatIsNotOursIsRefused() {
    for (String name : List.of("other.js", "../Door.class", "", "..", "notes.html")) {
      assertThat(BrowserFiles.open(name)).as(name).isEmpty();
    }
  }
}
