package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.casework.notice.NoticeState;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.KnownCopy;
import org.recourse.casework.review.Likeness;
import org.recourse.casework.review.Located;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.review.ReviewStore;
import org.recourse.casework.review.UndoneDecision;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.EntryId;
import org.recourse.hub.NewEntry;
import org.recourse.hub.NewWebhook;
import org.recourse.hub.Signal;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;
import org.recourse.hub.WebhookEvent;

/// What taking a decision back does to what other decisions say of the same picture: nothing.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class UndoTest {

  private static final Instant NOON = Stores.NOON;
  private static final Signal PICTURE = Stores.pdq(77);

  private final TestDatabase kind;

  @TempDir
  private Path folder;

  private House house;

  UndoTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() throws Exception {
    house = House.open(kind, folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private ItemId located(String reference, String itemId, String... copies) {
    ItemId item = new ItemId(house.receive(reference), 1);
    Located found = new Located(
        itemId, List.of(PICTURE), copies(copies), Optional.of("https://pictures.example/v"), true);
    assertThat(house.reviews().locate(house.stores().tenant(), item, found, NOON))
        .isTrue();
    return item;
  }

  private static List<KnownCopy> copies(String... names) {
    return Arrays.stream(names)
        .map(name -> new KnownCopy(name, Likeness.IDENTICAL))
        .toList();
  }

  private List<EntryId> removed(ItemId item, String... copies) {
    NewEntry entry = new NewEntry(
        house.stores().bank().id(),
        List.of(PICTURE),
        new Statement(house.stores().ours(), true, StatementKind.CONFIRMED, 1, NOON),
        EntryDetails.NONE);
    return decided(item, Outcome.REMOVED, Ground.DECLARED, List.of(entry), copies);
  }

  private List<EntryId> decided(
      ItemId item, Outcome outcome, Ground ground, List<NewEntry> entries, String... copies) {
    return house
        .reviews()
        .decide(new ReviewStore.Deciding(
            house.stores().tenant(),
            new Decision(item, outcome, ground, 7, Optional.empty(), false, NOON, ""),
            false,
            outcome,
            copies(copies),
            entries,
            "",
            List.of(),
            false))
        .orElseThrow()
        .entries()
        .stream()
        .map(entry -> entry.id())
        .toList();
  }

  private List<EntryId> undone(ItemId item) {
    return house
        .reviews()
        .undo(house.stores().tenant(), item, 8, NOON.plusSeconds(60))
        .orElseThrow()
        .unfounded();
  }

  @Test
  void entryStaysAsLongAsADecisionThatPutItThereStands() {
    ItemId first = located("1", "item-1");
    ItemId second = located("2", "item-2");
    List<EntryId> entries = removed(first);
    assertThat(removed(second)).isEqualTo(entries).hasSize(1);
    assertThat(undone(first)).isEmpty();
    assertThat(removed(first)).isEqualTo(entries);
    assertThat(undone(second)).isEmpty();
    assertThat(undone(first)).isEqualTo(entries);
  }

  @Test
  void entryStaysWhenTheNoticeOfAnotherDecisionIsErased() {
    ItemId first = located("1", "item-1");
    ItemId second = located("2", "item-2");
    removed(first);
    removed(second);
    house
        .stores()
        .database()
        .jdbc()
        .update("delete from notice where public_id = ?", first.notice().text());
    assertThat(undone(second)).isEmpty();
  }

  @Test
  void refusalThatIsTakenBackTakesNothingOutOfTheBank() {
    ItemId refused = located("1", "item-1");
    ItemId other = located("2", "item-2");
    removed(other);
    decided(refused, Outcome.REFUSED, Ground.NOT_INTIMATE, List.of());
    assertThat(undone(refused)).isEmpty();
  }

  @Test
  void copyThatAnotherDecisionRestrictsIsNotGivenBack() {
    new SqlWebhookStore(house.stores().database(), house.stores().keys(), house.outbox())
        .register(
            house.stores().tenant(),
            NewWebhook.of(
                "https://platform.example/hook", "a secret", Set.of(WebhookEvent.ITEM_RESTORE)),
            NOON);
    ItemId first = located("1", "item-1");
    ItemId second = located("2", "item-2");
    removed(first, "item-2", "copy-1", "copy-of-both");
    removed(second, "copy-of-both");
    undone(first);
    assertThat(house.outbox().due(NOON.plus(Duration.ofHours(1)), 10))
        .singleElement()
        .satisfies(told -> assertThat(told.payload())
            .contains("\"itemId\":\"item-1\"", "\"copies\":[\"copy-1\"]"));
  }

  @Test
  void whatWasDecidedWithItIsOpenAgainUnlessAnotherDecisionRestrictsIt() {
    ItemId first = located("1", "item-1");
    ItemId again = located("2", "item-1");
    ItemId duplicate = located("3", "item-1");
    removed(first);
    removed(again);
    decided(duplicate, Outcome.DUPLICATE, Ground.DECIDED_BEFORE, List.of());
    undone(first);
    assertThat(house.item(duplicate).decision()).isPresent();
    undone(again);
    assertThat(house.item(duplicate).decision()).isEmpty();
    assertThat(house
            .notices()
            .find(house.stores().tenant(), duplicate.notice())
            .orElseThrow()
            .state())
        .isEqualTo(NoticeState.OPEN);
    assertThat(house.reviews().undone(house.stores().tenant(), 10))
        .extracting(UndoneDecision::item)
        .containsExactlyInAnyOrder(first, again, duplicate);
  }
}
