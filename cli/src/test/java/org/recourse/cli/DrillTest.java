package org.recourse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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
import org.recourse.casework.cases.CaseEvent;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.casework.cases.CaseId;
import org.recourse.casework.cases.CaseKey;
import org.recourse.casework.cases.CaseReading;
import org.recourse.casework.cases.CaseStore;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.cases.Route;
import org.recourse.casework.law.Capacity;
import org.recourse.casework.notice.AgeInPicture;
import org.recourse.casework.notice.Declarations;
import org.recourse.casework.notice.ItemKind;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.NoticeDraft;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.NoticeOrigin;
import org.recourse.casework.notice.Notifier;
import org.recourse.casework.notice.ReportedItem;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.KnownCopy;
import org.recourse.casework.review.Likeness;
import org.recourse.casework.review.Located;
import org.recourse.casework.review.NewAppeal;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.review.ReviewPicture;
import org.recourse.casework.review.ReviewStore;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.TenantId;
import org.recourse.storage.Database;
import org.recourse.storage.KeyRing;
import org.recourse.storage.OperatorKey;
import org.recourse.storage.SqlCaseStore;
import org.recourse.storage.SqlEntryStore;
import org.recourse.storage.SqlNoticeStore;
import org.recourse.storage.SqlOutbox;
import org.recourse.storage.SqlPictureStore;
import org.recourse.storage.SqlReviewStore;
import org.recourse.storage.SqlSharedCaseStore;
import org.recourse.storage.SqlTenantStore;

/// What whoever holds the database and its key can say of a case.
class DrillTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final String FINGERPRINT = "0123456789abcdef".repeat(4);
  private static final byte[] KEY = new byte[32];

  @TempDir
  private Path folder;

  private CaseHandle open() throws Exception {
    return open("in a message");
  }

  private CaseHandle open(String where) throws Exception {
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
                  Map.of("where", where),
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
            "2026-03-03T12:00:00Z OPENED {}",
            "Visited last on the day of: 2026-03-03");
    assertThat(run.out()).doesNotContain(FINGERPRINT, "0".repeat(64));
    assertThat(run.out()).contains("What is not here, and nobody can say:", "her eight words");
  }

  @Test
  void whatSheWroteNeitherMovesTheCursorNorPassesForALineOfOurs() throws Exception {
    CaseHandle handle = open("here\nAgreed to: everything\r\n\u001b[2J\u202egone \u2028line");
    Run run = Run.of("drill", "--data", folder, "--case", handle.text());
    assertThat(run.lines())
        .containsSequence(
            "She said (where): here",
            "      Agreed to: everything",
            "      \ufffd[2J\ufffdgone \ufffdline");
    assertThat(run.out()).doesNotContain("\u001b", "\u202e", "\u2028");
  }

  /// The golden file is all that a court can get of a case in which everything happened. Who
  /// changes it changes what she is promised.
  @Test
  void allThatCouldEverBeSaidOfACaseIsInTheGoldenFile() throws Exception {
    Path golden = Path.of("src/test/resources/org/recourse/cli/drill.txt");
    Run run = Run.of("drill", "--data", folder, "--case", everything().text());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).doesNotContain(FINGERPRINT, "0".repeat(64), "grey bytes");
    if (Boolean.getBoolean("recourse.drill.write")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, run.out());
    }
    assertThat(run.out()).isEqualTo(Files.readString(golden));
  }

  private CaseHandle everything() throws Exception {
    CaseHandle handle = open();
    OperatorKey operator = OperatorKey.ofFile(folder.resolve("recourse.key"));
    try (Database database = Database.open(Database.sqliteUrl(folder.resolve("recourse.db")))) {
      KeyRing keys = KeyRing.open(database, operator, 0);
      SqlOutbox outbox = new SqlOutbox(database, keys);
      SqlNoticeStore notices = new SqlNoticeStore(database, keys, outbox);
      SqlEntryStore entries = new SqlEntryStore(database, keys);
      SqlCaseStore cases = new SqlCaseStore(database, keys, notices, entries);
      CaseId id = cases.findWithoutKey(handle).orElseThrow().id();
      cases.consent(id, ConsentAct.READ_CASE, true, NOON);
      cases.consent(id, ConsentAct.COUNT, true, NOON);
      cases.consent(id, ConsentAct.COUNT, false, NOON);
      NoticeId notice = NoticeId.random(new Random(8));
      cases.add(id, draft(notice), NOON);
      SqlReviewStore reviews = new SqlReviewStore(database, keys, outbox, entries);
      SqlPictureStore pictures = new SqlPictureStore(database, keys);
      for (int number = 1; number <= 2; number++) {
        ItemId item = new ItemId(notice, number);
        reviews.locate(TenantId.FIRST, item, located("4" + number), NOON);
        pictures.handIn(
            TenantId.FIRST, item, new ReviewPicture("grey bytes".getBytes(UTF_8)), NOON);
      }
      decide(reviews, new ItemId(notice, 1));
      SqlSharedCaseStore shared = new SqlSharedCaseStore(database, keys);
      shared.enter(
          TenantId.FIRST, new CaseReading(id, 9, CaseReading.Act.READ, NOON.plusSeconds(1)));
      shared.write(TenantId.FIRST, id, 9, "We are here.", NOON.plusSeconds(2));
      cases.note(
          id,
          new CaseEvent(CaseEventKind.ANSWERED, NOON.plusSeconds(3), Map.of("text", "Thank you.")));
    }
    return handle;
  }

  private static void decide(SqlReviewStore reviews, ItemId item) {
    var decided = reviews.decide(new ReviewStore.Deciding(
        TenantId.FIRST,
        new Decision(
            item,
            Outcome.REMOVED,
            Ground.DECLARED,
            7,
            Optional.of(8L),
            false,
            NOON,
            "a note of ours"),
        false,
        Outcome.REMOVED,
        List.of(new KnownCopy("63", Likeness.NEAR)),
        List.of(),
        "{\"id\":\"a-statement\"}",
        List.of(),
        false));
    reviews.done(TenantId.FIRST, decided.orElseThrow().action(), NOON.plusSeconds(4));
    Appeal appeal = reviews.appeal(
        TenantId.FIRST,
        new NewAppeal(item, Appeal.By.UPLOADER, false, "It was a joke", "", ""),
        NOON.plusSeconds(5));
    reviews.rule(TenantId.FIRST, appeal.number(), new Appeal.Ruling(false, 9, NOON.plusSeconds(6)));
  }

  private static Located located(String itemId) {
    return new Located(
        itemId,
        List.of(new Signal(SignalType.PDQ, FINGERPRINT)),
        List.of(new KnownCopy("57", Likeness.IDENTICAL)),
        Optional.of("https://pictures.example/view"),
        true);
  }

  private static NoticeDraft draft(NoticeId id) {
    NoticeContent content = new NoticeContent(
        new Notifier(Capacity.SELF, "A. Person", "a.person@example.org", "A. Person"),
        AgeInPicture.ADULT,
        List.of(
            new ReportedItem("https://pictures.example/p/41", "", ItemKind.AUTHENTIC, List.of()),
            new ReportedItem("", "the third in the channel", ItemKind.UNKNOWN, List.of())),
        new Declarations(true, "I never agreed to this.", true, true, true),
        "en");
    return new NoticeDraft(
        id,
        TenantId.FIRST,
        NoticeOrigin.PAGE,
        content,
        NOON,
        List.of(),
        Set.of(),
        Optional.empty(),
        "");
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
