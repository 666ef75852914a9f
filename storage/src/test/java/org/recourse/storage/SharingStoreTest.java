package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recourse.storage.Stores.NOON;
import static org.recourse.storage.Stores.md5;
import static org.recourse.storage.Stores.pdq;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.exchange.Consumer;
import org.recourse.exchange.ExchangeKind;
import org.recourse.exchange.Publication;
import org.recourse.exchange.PublishedSignal;
import org.recourse.exchange.PublishedState;
import org.recourse.exchange.ShareStore.Outgoing;
import org.recourse.exchange.ShareStore.Share;
import org.recourse.exchange.feed.FeedKeys;
import org.recourse.hub.BankName;
import org.recourse.hub.BankPolicy;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryChange;
import org.recourse.hub.HubBank;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.SourceId;
import org.recourse.hub.Standing;
import org.recourse.hub.StatementKind;
import org.recourse.hub.TenantId;

/// What both databases promise of what goes out: which banks, to whom, how far, and tombstones.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SharingStoreTest {

  private final TestDatabase kind;

  @TempDir
  private Path folder;

  private Stores stores;
  private SqlShareStore shares;
  private Publication publication;
  private SourceId reader;

  SharingStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() throws Exception {
    stores = Stores.open(kind, folder);
    shares = new SqlShareStore(stores.database());
    publication = new Publication(
        stores.entries(), shares, new SqlExchangeStore(stores.database(), stores.keys()));
    reader = stores.tenants().createSource(stores.tenant(), "a reader", false, NOON);
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void howABankIsSharedIsKeptAndOnlyOneTakesSubmissions() {
    HubBank other = bank("QUAYS");
    share(stores.bank(), true, true);
    share(other, false, true);
    assertThat(shares.of(stores.tenant()))
        .containsOnly(
            Map.entry(stores.bank().id(), new Share(true, false)),
            Map.entry(other.id(), new Share(false, true)));
    assertThat(shares.submissions(stores.tenant())).contains(other.id());
    assertThat(shares.outgoing(stores.tenant()))
        .containsOnly(Map.entry(stores.bank().id(), new Outgoing(true, NOON)));
    assertThat(shares.of(new TenantId(999))).isEmpty();
    shares.set(stores.tenant(), stores.bank().id(), new Share(false, false), NOON.plusSeconds(5));
    shares.set(stores.tenant(), stores.bank().id(), new Share(false, true), NOON.plusSeconds(9));
    assertThat(shares.outgoing(stores.tenant()))
        .containsOnly(Map.entry(stores.bank().id(), new Outgoing(false, NOON.plusSeconds(5))));
  }

  @Test
  void aBankThatWasNeverSharedGivesNothingOutNotEvenAsWithdrawn() {
    share(stores.bank(), false, true);
    Entry entry = stores.add(md5(1), stores.theirs(), StatementKind.PROPOSED, 1);
    assertThat(out(0)).isEmpty();
    stores.entries().forget(entry.id(), NOON);
    stores.banks().remove(stores.bank().id(), NOON);
    assertThat(out(0)).isEmpty();
  }

  @Test
  void sharingNumbersAllEntriesAnewAndCeasingGoesOutAsWithdrawnFromThen() {
    stores.add(md5(1), stores.theirs(), StatementKind.PROPOSED, 1);
    stores.add(md5(2), stores.theirs(), StatementKind.CONFIRMED, 1);
    share(stores.bank(), true, false);
    List<PublishedSignal> first = out(0);
    assertThat(first)
        .extracting(PublishedSignal::state)
        .containsExactly(PublishedState.PROPOSED, PublishedState.CONFIRMED);
    shares.set(stores.tenant(), stores.bank().id(), new Share(false, false), NOON.plusSeconds(60));
    List<PublishedSignal> second = out(first.getLast().sequence());
    assertThat(second).hasSize(2).allSatisfy(signal -> {
      assertThat(signal.state()).isEqualTo(PublishedState.WITHDRAWN);
      assertThat(signal.changedAt()).isEqualTo(NOON.plusSeconds(60));
    });
  }

  @Test
  void aForgottenEntryGoesOutAsATombstone() {
    share(stores.bank(), true, false);
    Entry entry = stores.add(List.of(pdq(1), md5(1)), stores.theirs(), StatementKind.CONFIRMED, 1);
    assertThat(stores.entries().forget(entry.id(), NOON.plusSeconds(9))).isTrue();
    List<PublishedSignal> out = out(entry.changed());
    assertThat(out).extracting(PublishedSignal::signal).containsExactly(pdq(1), md5(1));
    assertThat(out).allSatisfy(signal -> {
      assertThat(signal.state()).isEqualTo(PublishedState.WITHDRAWN);
      assertThat(signal.changedAt()).isEqualTo(NOON.plusSeconds(9));
      assertThat(signal.sequence()).isGreaterThan(entry.changed());
    });
    assertThat(out(out.getLast().sequence())).isEmpty();
  }

  @Test
  void aTombstoneHoldsOnlyWhatWasGivenOut() {
    share(stores.bank(), true, false);
    Signal video = new Signal(SignalType.VPDQ, "[\"" + "0f".repeat(32) + ",100,0.000\"]");
    Entry entry = stores.add(List.of(pdq(1), video), stores.theirs(), StatementKind.CONFIRMED, 1);
    stores.entries().forget(entry.id(), NOON.plusSeconds(9));
    assertThat(stores.entries().changesAfter(entry.changed(), 10))
        .singleElement()
        .isInstanceOfSatisfying(
            EntryChange.Forgotten.class,
            tombstone -> assertThat(tombstone.signals()).containsExactly(pdq(1)));
  }

  @Test
  void aRemovedBankGoesOutAsTombstonesInPagesOfAnySize() {
    share(stores.bank(), true, false);
    HubBank stays = bank("QUAYS");
    share(stays, true, false);
    for (int i = 0; i < 25; i++) {
      stores.add(md5(i), stores.theirs(), StatementKind.PROPOSED, 1);
    }
    long after = out(0).getLast().sequence();
    assertThat(stores.banks().remove(stores.bank().id(), NOON)).isTrue();
    List<Signal> gone = new java.util.ArrayList<>();
    Publication.Page page = publication.after(stores.tenant(), reader, after, 7);
    while (true) {
      page.signals().forEach(signal -> {
        assertThat(signal.state()).isEqualTo(PublishedState.WITHDRAWN);
        gone.add(signal.signal());
      });
      if (!page.more()) {
        break;
      }
      page = publication.after(stores.tenant(), reader, page.upTo(), 7);
    }
    assertThat(gone).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void aTombstoneIsNotOneWhileTheSignalStandsInAnotherSharedBank() {
    share(stores.bank(), true, false);
    HubBank other = bank("QUAYS");
    share(other, true, false);
    Entry entry = stores.add(md5(1), stores.theirs(), StatementKind.PROPOSED, 1);
    stores
        .entries()
        .add(List.of(new org.recourse.hub.NewEntry(
            other.id(),
            List.of(md5(1)),
            new org.recourse.hub.Statement(stores.ours(), true, StatementKind.CONFIRMED, 1, NOON),
            org.recourse.hub.EntryDetails.NONE)));
    stores.entries().forget(entry.id(), NOON);
    assertThat(out(0).getLast().state()).isEqualTo(PublishedState.CONFIRMED);
  }

  @Test
  void whatOnlyAnExchangeSaidLeavesNoTombstoneBecauseNobodyHadItFromUs() {
    share(stores.bank(), true, false);
    SourceId fetched = stores.exchange(ExchangeKind.STOPNCII).source();
    Entry entry = stores.add(md5(1), fetched, StatementKind.PROPOSED, 1);
    stores.entries().forget(entry.id(), NOON);
    assertThat(stores.entries().changesAfter(0, 10)).isEmpty();
  }

  @Test
  void aForgottenEntryDoesNotComeBackByAReplayButByANewWord() {
    Entry entry = stores.add(md5(1), stores.theirs(), StatementKind.CONFIRMED, 5);
    stores.entries().forget(entry.id(), NOON);
    for (long version = 4; version <= 5; version++) {
      Entry replayed = stores.add(md5(1), stores.theirs(), StatementKind.CONFIRMED, version);
      assertThat(replayed.isKept()).isFalse();
      assertThat(replayed.statements().standing()).isEqualTo(Standing.WITHDRAWN);
    }
    assertThat(stores.entries().find(stores.bank().id(), md5(1))).isEmpty();
    Entry anew = stores.add(md5(1), stores.ours(), StatementKind.PROPOSED, 1);
    assertThat(anew.isKept()).isTrue();
    Entry again = stores.add(md5(1), stores.theirs(), StatementKind.CONFIRMED, 5);
    assertThat(again.statements().standing()).isEqualTo(Standing.PROPOSED);
    Entry news = stores.add(md5(1), stores.theirs(), StatementKind.CONFIRMED, 6);
    assertThat(news.statements().standing()).isEqualTo(Standing.CONFIRMED);
  }

  @Test
  void aRefusalBindsAlsoAfterTheEntryWasForgotten() {
    Entry entry = stores.add(md5(1), stores.theirs(), StatementKind.PROPOSED, 1);
    stores.say(entry, stores.ours(), StatementKind.REFUSED, 1);
    stores.entries().forget(entry.id(), NOON);
    Entry synced = stores.add(md5(1), stores.theirs(), StatementKind.CONFIRMED, 2);
    assertThat(synced.statements().standing()).isEqualTo(Standing.REFUSED);
  }

  @Test
  void entriesAndTombstonesAreReadInOneOrderAndNoneIsLeftOut() {
    share(stores.bank(), true, false);
    for (int i = 0; i < 30; i++) {
      Entry entry = stores.add(md5(i), stores.theirs(), StatementKind.PROPOSED, 1);
      if (i % 3 == 0) {
        stores.entries().forget(entry.id(), NOON);
      }
    }
    long after = 0;
    int forgotten = 0;
    int changed = 0;
    for (List<EntryChange> page = stores.entries().changesAfter(0, 4);
        !page.isEmpty();
        page = stores.entries().changesAfter(after, 4)) {
      for (EntryChange change : page) {
        assertThat(change.number()).isGreaterThan(after);
        after = change.number();
        forgotten += change instanceof EntryChange.Forgotten ? 1 : 0;
        changed += change instanceof EntryChange.Changed ? 1 : 0;
      }
    }
    assertThat(forgotten).isEqualTo(10);
    assertThat(changed).isEqualTo(20);
  }

  @Test
  void aReadersOwnConfirmationIsNotConfirmedToItself() {
    share(stores.bank(), true, false);
    Entry entry = stores.add(md5(1), stores.theirs(), StatementKind.PROPOSED, 1);
    stores.say(entry, reader, StatementKind.CONFIRMED, 1);
    assertThat(out(0).getFirst().state()).isEqualTo(PublishedState.PROPOSED);
    assertThat(publication
            .after(stores.tenant(), stores.theirs(), 0, 10)
            .signals()
            .getFirst()
            .state())
        .isEqualTo(PublishedState.CONFIRMED);
  }

  @Test
  void aConsumerIsReadAsItWasWritten() {
    SqlConsumerStore consumers = new SqlConsumerStore(stores.database());
    Consumer begun = Consumer.begins(reader, Consumer.Dialect.FEED, NOON);
    consumers.save(begun);
    assertThat(consumers.find(reader, Consumer.Dialect.FEED)).contains(begun);
    assertThat(consumers.find(reader, Consumer.Dialect.STOPNCII)).isEmpty();
    Consumer.Batch batch = new Consumer.Batch(1, "ab".repeat(32), 9);
    Consumer given = begun.given(
        new Consumer.Given(batch, 2, NOON.toEpochMilli(), 2 * NOON.toEpochMilli()),
        NOON.plusSeconds(1));
    consumers.save(given);
    assertThat(consumers.find(reader, Consumer.Dialect.FEED)).contains(given);
    Consumer acknowledged = given.acknowledged(NOON.plusSeconds(3));
    consumers.save(acknowledged);
    assertThat(consumers.of(stores.tenant())).containsExactly(acknowledged);
    assertThat(acknowledged.forgetting().count()).isEqualTo(2);
    assertThat(acknowledged.forgetting().most()).isEqualTo(3_000);
    assertThat(consumers.of(new TenantId(999))).isEmpty();
  }

  @Test
  void secondsStandForChangesAndNeverGoBackOrSkip() {
    SqlTimeMarks marks = new SqlTimeMarks(stores.database());
    assertThat(marks.changeAt(10)).isZero();
    assertThat(marks.secondOf(5)).isZero();
    assertThat(marks.mark(100, 5)).isEqualTo(100);
    assertThat(marks.mark(200, 5)).isEqualTo(100);
    assertThat(marks.mark(90, 8)).isEqualTo(100);
    assertThat(marks.changeAt(100)).isEqualTo(5);
    assertThat(marks.mark(300, 12)).isEqualTo(300);
    assertThat(marks.changeAt(299)).isEqualTo(5);
    assertThat(marks.changeAt(300)).isEqualTo(12);
    assertThat(marks.changeAt(301)).isZero();
    assertThat(marks.secondOf(11)).isEqualTo(100);
    assertThat(marks.secondOf(12)).isEqualTo(300);
  }

  @Test
  void theFeedsKeyIsMadeOnceAndKeptSealed() {
    FeedKeys made = SqlFeedKeys.open(stores.database(), stores.keys(), 1);
    FeedKeys again = SqlFeedKeys.open(stores.database(), stores.keys(), 2);
    assertThat(again.publicText()).isEqualTo(made.publicText());
    assertThat(again.reveal()).isEqualTo(made.reveal());
    byte[] sealed = Optional.ofNullable(stores
            .database()
            .jdbc()
            .queryForObject("select private_sealed from feed_key", byte[].class))
        .orElseThrow();
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(made.reveal(), StandardCharsets.ISO_8859_1));
  }

  private HubBank bank(String name) {
    return stores
        .banks()
        .create(stores.tenant(), new BankName(name), BankPolicy.USUAL, 1)
        .orElseThrow();
  }

  private void share(HubBank bank, boolean shared, boolean takes) {
    shares.set(stores.tenant(), bank.id(), new Share(shared, takes), NOON);
  }

  private List<PublishedSignal> out(long after) {
    return publication.after(stores.tenant(), reader, after, 1_000).signals();
  }
}
