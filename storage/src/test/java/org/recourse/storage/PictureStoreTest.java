package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recourse.storage.Stores.NOON;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.notice.AgeInPicture;
import org.recourse.casework.notice.ItemKind;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.NoticeDraft;
import org.recourse.casework.notice.ReportedItem;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.ExposureBudget;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.Located;
import org.recourse.casework.review.Look;
import org.recourse.casework.review.LookGrant;
import org.recourse.casework.review.LookReason;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.review.PictureStore.HandIn;
import org.recourse.casework.review.ReviewPicture;
import org.recourse.casework.review.ReviewStore;

/// What both databases promise of pictures that are handed in to be looked at.
class PictureStoreTest {

  private static final String MARK = "canary-of-a-picture";
  private static final ReviewPicture PICTURE =
      new ReviewPicture(MARK.getBytes(StandardCharsets.US_ASCII));

  @TempDir
  private Path folder;

  private record Desk(House house, SqlPictureStore pictures) implements AutoCloseable {

    static Desk open(TestDatabase kind, Path folder) throws Exception {
      House house = House.open(kind, folder);
      return new Desk(
          house, new SqlPictureStore(house.stores().database(), house.stores().keys()));
    }

    HandIn handIn(ItemId item) {
      return pictures.handIn(house.stores().tenant(), item, PICTURE, NOON);
    }

    ItemId handedIn(String itemId) {
      ItemId item = house.located(itemId);
      assertThat(handIn(item)).isEqualTo(HandIn.KEPT);
      assertThat(kept(item)).hasValue(PICTURE);
      return item;
    }

    Optional<ReviewPicture> kept(ItemId item) {
      return pictures.find(house.stores().tenant(), item);
    }

    void locate(ItemId item, String itemId) {
      Located found = new Located(itemId, List.of(), List.of(), Optional.empty(), true);
      assertThat(house.reviews().locate(house.stores().tenant(), item, found, NOON))
          .isTrue();
    }

    // Of every key one row, and none without a picture or a notice.
    void assertNoKeyIsLeftOver() {
      assertThat(house.stores().database().jdbc().queryForList("""
          select id from content_key where id not in (select content_key from notice)
            and id not in (select content_key from requester_case)
            and id not in (select content_key from review_picture)""", Long.class)).isEmpty();
    }

    @Override
    public void close() {
      house.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void pictureIsTakenOnlyOfAnItemThatWasFoundAndIsToBeDecided(TestDatabase kind) throws Exception {
    try (Desk desk = Desk.open(kind, folder)) {
      ItemId item = new ItemId(desk.house().receive("ours"), 1);
      assertThat(desk.handIn(item)).isEqualTo(HandIn.NOT_LOCATED);
      assertThat(desk.handIn(new ItemId(item.notice(), 2))).isEqualTo(HandIn.NOT_THERE);
      desk.locate(item, "41");
      assertThat(desk.handIn(item)).isEqualTo(HandIn.KEPT);
      assertThat(desk.house().item(item).handedIn()).isTrue();
      assertThat(desk.handIn(item)).isEqualTo(HandIn.KEPT);
      desk.assertNoKeyIsLeftOver();
    }
  }

  @ParameterizedTest
  @EnumSource
  void decisionShredsItAndTakingTheDecisionBackBringsNothingBack(TestDatabase kind)
      throws Exception {
    try (Desk desk = Desk.open(kind, folder)) {
      ItemId item = desk.handedIn("41");
      desk.house().decide(item, Outcome.REFUSED, Ground.NOT_INTIMATE, NOON);
      assertThat(desk.kept(item)).isEmpty();
      assertThat(desk.handIn(item)).isEqualTo(HandIn.NOT_THERE);
      desk.house().reviews().undo(desk.house().stores().tenant(), item, 7, NOON);
      assertThat(desk.kept(item)).isEmpty();
      assertThat(desk.handIn(item)).isEqualTo(HandIn.KEPT);
      desk.assertNoKeyIsLeftOver();
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsKeptWhileADecisionWaitsForASecondPerson(TestDatabase kind) throws Exception {
    try (Desk desk = Desk.open(kind, folder)) {
      ItemId item = desk.handedIn("41");
      desk.house()
          .reviews()
          .decide(new ReviewStore.Deciding(
              desk.house().stores().tenant(),
              new Decision(
                  item,
                  Outcome.REMOVED,
                  Ground.DECLARED,
                  7,
                  Optional.empty(),
                  false,
                  NOON,
                  "a note"),
              true,
              Outcome.DISABLED,
              List.of(),
              List.of(),
              "",
              List.of(),
              false));
      assertThat(desk.kept(item)).hasValue(PICTURE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withdrawalShredsIt(TestDatabase kind) throws Exception {
    try (Desk desk = Desk.open(kind, folder)) {
      ItemId item = desk.handedIn("41");
      assertThat(desk.house().notices().withdraw(item.notice(), NOON)).isTrue();
      assertThat(desk.kept(item)).isEmpty();
      desk.assertNoKeyIsLeftOver();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoDeletesHerCaseShredsIt(TestDatabase kind) throws Exception {
    try (Desk desk = Desk.open(kind, folder)) {
      var house = desk.house();
      NoticeDraft notice = house.draft(House.content(), NOON, "");
      var id = house.openCase(House.key(1), Optional.of(notice), ConsentAct.READ_REPORT);
      ItemId item = new ItemId(house.cases().find(id).orElseThrow().notices().getFirst(), 1);
      desk.locate(item, "41");
      assertThat(desk.handIn(item)).isEqualTo(HandIn.KEPT);
      house.cases().delete(id, NOON);
      assertThat(desk.kept(item)).isEmpty();
      desk.assertNoKeyIsLeftOver();
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsShreddedWhenTheItemTurnsOutToBeAnotherOne(TestDatabase kind) throws Exception {
    try (Desk desk = Desk.open(kind, folder)) {
      ItemId item = desk.handedIn("41");
      desk.locate(item, "41");
      assertThat(desk.kept(item)).hasValue(PICTURE);
      desk.locate(item, "42");
      assertThat(desk.kept(item)).isEmpty();
      desk.assertNoKeyIsLeftOver();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsTakenOrKeptOfSomebodyWhoMayHaveBeenUnder18(TestDatabase kind) throws Exception {
    try (Desk desk = Desk.open(kind, folder)) {
      ItemId item = desk.handedIn("41");
      NoticeContent before = House.content();
      NoticeContent unsure = new NoticeContent(
          before.notifier(),
          AgeInPicture.UNSURE,
          List.of(new ReportedItem("https://a.example/41", "", ItemKind.AUTHENTIC, List.of())),
          before.declarations(),
          "ko");
      desk.house().notices().complete(item.notice(), unsure, List.of(), List.of());
      assertThat(desk.kept(item)).isEmpty();
      assertThat(desk.handIn(item)).isEqualTo(HandIn.RESTRICTED);
      desk.house().notices().complete(item.notice(), before, List.of(), List.of());
      assertThat(desk.handIn(item)).isEqualTo(HandIn.RESTRICTED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itEndsByItselfAfterItsTime(TestDatabase kind) throws Exception {
    try (Desk desk = Desk.open(kind, folder)) {
      ItemId item = desk.handedIn("41");
      assertThat(desk.pictures().shredBefore(NOON)).isZero();
      assertThat(desk.pictures().shredBefore(NOON.plus(Duration.ofMillis(1)))).isOne();
      assertThat(desk.kept(item)).isEmpty();
      desk.assertNoKeyIsLeftOver();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasHandedInIsLookedAtOnceLikeWhatALinkShows(TestDatabase kind) throws Exception {
    try (Desk desk = Desk.open(kind, folder)) {
      ItemId item = new ItemId(desk.house().receive("ours"), 1);
      desk.locate(item, "41");
      assertThat(look(desk, item)).isEqualTo(new LookGrant.NothingToShow());
      desk.handIn(item);
      assertThat(look(desk, item)).isInstanceOf(LookGrant.Granted.class);
      desk.handIn(item);
      assertThat(look(desk, item)).isEqualTo(new LookGrant.SeenBefore(NOON));
    }
  }

  private static LookGrant look(Desk desk, ItemId item) {
    return desk.house()
        .reviews()
        .look(
            desk.house().stores().tenant(),
            new Look(item, 7, LookReason.NEAR_COPY, NOON),
            ExposureBudget.USUAL);
  }

  @Test
  void whatWasDeletedIsNotInTheFileAnyMoreAndACopyNeverHasIt() throws Exception {
    Path copy = folder.resolve("copy");
    byte[] sealed;
    byte[] key;
    try (Desk desk = Desk.open(TestDatabase.SQLITE, folder)) {
      ItemId item = desk.handedIn("41");
      var jdbc = desk.house().stores().database().jdbc();
      sealed = Objects.requireNonNull(
          jdbc.queryForObject("select picture_sealed from review_picture", byte[].class));
      key = Objects.requireNonNull(jdbc.queryForObject("""
          select key_sealed from content_key
          where id = (select content_key from review_picture)""", byte[].class));
      Backup.make(file(), copy);
      assertThat(desk.pictures().shred(desk.house().stores().tenant(), item)).isTrue();
    }
    for (Path path : List.of(file(), copy)) {
      String bytes = latin(Files.readAllBytes(path));
      assertThat(bytes.contains(latin(sealed))).as("%s", path).isFalse();
      assertThat(bytes.contains(latin(key))).as("%s", path).isFalse();
      assertThat(bytes.contains(MARK)).as("%s", path).isFalse();
    }
  }

  private Path file() throws Exception {
    try (var files = Files.list(folder)) {
      return files.filter(path -> path.toString().endsWith(".db")).findFirst().orElseThrow();
    }
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
