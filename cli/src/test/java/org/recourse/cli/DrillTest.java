package org.recourse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.cases.CaseContent;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.casework.cases.CaseKey;
import org.recourse.casework.cases.CaseStore;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.cases.Route;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.storage.Database;
import org.recourse.storage.KeyRing;
import org.recourse.storage.OperatorKey;
import org.recourse.storage.SqlCaseStore;
import org.recourse.storage.SqlEntryStore;
import org.recourse.storage.SqlNoticeStore;
import org.recourse.storage.SqlOutbox;
import org.recourse.storage.SqlTenantStore;

/// What whoever holds the database and its key can say of a case.
class DrillTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final String FINGERPRINT = "0123456789abcdef".repeat(4);
  private static final byte[] KEY = new byte[32];

  @TempDir
  private Path folder;

  private CaseHandle open() throws Exception {
    OperatorKey operator = OperatorKey.makeFile(folder.resolve("recourse.key"), new SecureRandom());
    try (Database database = Database.open(Database.sqliteUrl(folder.resolve("recourse.db")))) {
      KeyRing keys = KeyRing.open(database, operator, 0);
      SqlOutbox outbox = new SqlOutbox(database, keys);
      SqlCaseStore cases = new SqlCaseStore(
          database,
          keys,
          new SqlNoticeStore(database, keys, outbox),
          new SqlEntryStore(database, keys));
      CaseHandle handle = CaseHandle.random(new Random(5));
      cases.open(
          new CaseStore.Opening(
              new SqlTenantStore(database).createTenant("A platform", NOON),
              handle,
              CaseKey.of(KEY).digest(),
              new CaseContent(
                  Route.THREAT,
                  "en",
                  Map.of("where", "in a message"),
                  List.of(List.of(new Signal(SignalType.PDQ, FINGERPRINT)))),
              Set.of(ConsentAct.KEEP_CASE),
              Optional.empty(),
              List.of()),
          NOON);
      return handle;
    }
  }

  @Test
  void allThatIsHeldIsSaidAndNoFingerprintOrKeyWithIt() throws Exception {
    Run run = Run.of("drill", "--data", folder, "--case", open().text());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.lines())
        .contains(
            "Opened 2026-03-03T12:00:00Z, THREAT, read in en",
            "Agreed to: [KEEP_CASE]",
            "She said (where): in a message",
            "Fingerprints of 1 pictures or videos, and 0 entries of the bank",
            "2026-03-03T12:00:00Z OPENED {}");
    assertThat(run.out()).doesNotContain(FINGERPRINT, "0".repeat(64));
    assertThat(run.out()).contains("What is not here, and nobody can say:", "her eight words");
  }

  @Test
  void caseThatNeverWasIsNotToldFromOneThatWasDeleted() throws Exception {
    open();
    Run run = Run.of(
        "drill", "--data", folder, "--case", CaseHandle.random(new Random(6)).text());
    assertThat(run.code()).isEqualTo(ExitCode.FOUND_NOTHING_OR_REFUSED_SOME);
    assertThat(run.out()).contains("it never was, or it was deleted");
  }

  @Test
  void wrongHandleAndFolderWithoutDataAreSaid() {
    assertThat(Run.of("drill", "--data", folder, "--case", "ABCD").code())
        .isEqualTo(ExitCode.WRONG_USE);
    Run run = Run.of(
        "drill", "--data", folder, "--case", CaseHandle.random(new Random(7)).text());
    assertThat(run.code()).isEqualTo(ExitCode.FOUND_NOTHING_OR_REFUSED_SOME);
    assertThat(run.err()).contains("no data");
    assertThat(folder).isEmptyDirectory();
  }
}
