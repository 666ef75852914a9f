package org.recourse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the commands of the service say of options that they cannot use.
class ServiceOptionsTest {

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "serve --data",
        "serve --data $ --port x",
        "serve --data $ --port 65536",
        "serve --data $ --port -1",
        "serve --data $ --hma-port 65536",
        "serve --data $ --remember-days -1",
        "serve --data $ --remember-days 400",
        "serve --data $ --hma-allow 10.0.0.0/8",
        "serve --data $ --hma-port 0 --hma-allow 10.0.0.0/99",
        "serve --data $ --hma-port 0 --hma-allow 10.0.0.0/8",
        "serve --data $ --hma-port 0 --hma-scope EVERYTHING",
        "serve --data $ --fetch-urls --fetch-port 0",
        "serve --data $ --fetch-network everywhere",
        "serve --data $ --database jdbc:mysql://127.0.0.1/x",
        "serve --data $ --key-file a --passphrase-file b",
        "serve --data $ --law NO_SUCH_LAW",
        "serve --data $ --law-book $/none",
        "serve --data $ --unknown",
        "backup --data $",
        "backup --to $",
        "restore --from $",
        "restore --data $",
        "rotate-key --new-key-file x"
      })
  void anOptionThatIsWrongIsSaidAndTheCodeIsTwo(String line) throws Exception {
    Run run = Run.of((Object[]) line.replace("$", folder.toString()).split(" "));
    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).isNotBlank().doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "serve --data $ --key-file $/none, none is not there",
    "serve --data $ --key-file $/bad, is no key file",
    "serve --data $ --key-file $/open, chmod 600",
    "serve --data $ --passphrase-file $/none, none is not there",
    "serve --data $ --passphrase-file $/open, chmod 600",
    "serve --data $ --passphrase-file $/short, at least 12 characters",
    "serve --data $/bad, is no directory",
    "serve --data $/bad/deeper, is no directory",
    "serve --data $ --port 0 --address 192.0.2.1, 192.0.2.1 is no address of this machine",
    "serve --data $ --port 0 --database jdbc:postgresql://127.0.0.1:1/x, cannot be reached",
    "backup --data $ --to $/copy, there is no database here",
    "backup --data $/none --to $/copy, there is no database here",
    "restore --from $/none --data $/to, there is no such file",
    "restore --from $/bad --data $/to, is no whole copy",
    "rotate-key --data $ --new-key-file $/new, holds no data",
    "rotate-key --data $/none --new-key-file $/new, holds no data"
  })
  void whatCannotBeDoneIsSaidInOneLineAndTheCodeIsOne(String line, String why) throws Exception {
    Files.writeString(folder.resolve("bad"), "no key");
    Files.writeString(folder.resolve("open"), "long enough, really");
    Files.writeString(folder.resolve("short"), "short");
    for (String name : List.of("bad", "short")) {
      Files.setPosixFilePermissions(
          folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
    }
    Files.setPosixFilePermissions(
        folder.resolve("open"), PosixFilePermissions.fromString("rw-r--r--"));
    assertRefused(Run.of((Object[]) line.replace("$", folder.toString()).split(" ")), why);
    assertThat(folder.resolve("new")).doesNotExist();
    assertThat(folder.resolve("copy")).doesNotExist();
  }

  @Test
  void aPortThatIsTakenIsSaidWithTheOptionThatChoosesAnother() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertRefused(
          Run.of("serve", "--data", folder, "--port", port), "port " + port + " is taken");
      assertRefused(
          Run.of("serve", "--data", folder, "--port", 0, "--hma-port", port),
          "port " + port + " is taken");
    }
  }

  @Test
  void dataOfANewerVersionIsRefusedWithWhatToDo() throws Exception {
    assertServes();
    newer();
    assertRefused(Run.of("serve", "--data", folder, "--port", 0), "or a newer one");
    assertRefused(
        Run.of("rotate-key", "--data", folder, "--new-key-file", folder.resolve("new")),
        "or a newer one");
  }

  @Test
  void dataIsNotOpenedWithAnotherKeyNorMadeUpWithoutOne() throws Exception {
    assertServes();
    Path key = folder.resolve("recourse.key");
    Path other = Files.writeString(folder.resolve("other"), "ab".repeat(32));
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));
    assertRefused(
        Run.of("serve", "--data", folder, "--port", 0, "--key-file", other),
        "this key does not open the database");
    Path moved = Files.move(key, folder.resolve("moved"));
    assertRefused(Run.of("serve", "--data", folder, "--port", 0), "recourse.key is not there");
    assertThat(key).doesNotExist();
    Files.move(moved, key);
    assertServes();
  }

  @Test
  void theKeyIsRotatedToANewFileAndTheOldOneOpensNothingAnyMore() throws Exception {
    assertServes();
    Path fresh = folder.resolve("fresh");
    assertThat(Run.of("rotate-key", "--data", folder, "--new-key-file", fresh).code())
        .isEqualTo(ExitCode.DONE);
    assertRefused(
        Run.of("serve", "--data", folder, "--port", 0), "this key does not open the database");
    assertServes("--key-file", fresh);
  }

  @Test
  void aCopyIsMadeAndBroughtBackAndOpensWithTheSameKey() throws Exception {
    assertServes();
    Path copy = folder.resolve("copy");
    assertThat(Run.of("backup", "--data", folder, "--to", copy).code()).isEqualTo(ExitCode.DONE);
    assertRefused(Run.of("backup", "--data", folder, "--to", copy), "is there already");
    assertRefused(Run.of("restore", "--from", copy, "--data", folder), "is there already");
    Path other = folder.resolve("other");
    assertThat(Run.of("restore", "--from", copy, "--data", other).code()).isEqualTo(ExitCode.DONE);
    Files.copy(folder.resolve("recourse.key"), other.resolve("recourse.key"));
    assertThat(
            Run.of("serve", "--data", other, "--port", 0, "--exit-when-ready").code())
        .isEqualTo(ExitCode.DONE);
  }

  private void newer() throws Exception {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("recourse.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate("""
          insert into flyway_schema_history
          select 99, '99', 'later', type, 'V99__later.sql', checksum, installed_by, installed_on, 1, 1
          from flyway_schema_history where installed_rank = 1""");
    }
  }

  private void assertServes(Object... more) {
    List<Object> line =
        new ArrayList<>(List.of("serve", "--data", folder, "--port", 0, "--exit-when-ready"));
    line.addAll(List.of(more));
    Run run = Run.of(line.toArray());
    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.DONE);
  }

  private static void assertRefused(Run run, String why) {
    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.FOUND_NOTHING_OR_REFUSED_SOME);
    assertThat(run.err().lines()).as(run.toString()).hasSize(1);
    assertThat(run.err()).startsWith("recourse: ").contains(why).doesNotContain("Exception");
    assertThat(run.out()).doesNotContain("\tat ");
  }
}
