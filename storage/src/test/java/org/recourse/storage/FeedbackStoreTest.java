package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recourse.storage.Stores.NOON;
import static org.recourse.storage.Stores.md5;
import static org.recourse.storage.Stores.pdq;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeKind;
import org.recourse.exchange.FeedbackSetting;
import org.recourse.exchange.feedback.FeedbackStore;
import org.recourse.exchange.fetch.RecordLedger.Known;
import org.recourse.hub.DeliveryFailure;
import org.recourse.hub.Entry;
import org.recourse.hub.Outbox.Delivery;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.StatementKind;

/// What both databases promise of the decisions that exchanges are told.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class FeedbackStoreTest {

  private final TestDatabase kind;

  @TempDir
  private Path folder;

  private Stores stores;
  private SqlOutbox outbox;
  private SqlRecordLedger ledger;
  private SqlFeedbackStore feedback;

  FeedbackStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() throws Exception {
    stores = Stores.open(kind, folder);
    outbox = new SqlOutbox(stores.database(), stores.keys());
    ledger = new SqlRecordLedger(stores.database(), stores.keys());
    feedback = reopened();
  }

  private SqlFeedbackStore reopened() {
    return new SqlFeedbackStore(stores.database(), stores.keys(), outbox, ledger);
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void eachDecisionIsPostedOnceHoweverOftenIsLooked() {
    Exchange exchange = on(ExchangeKind.STOPNCII);
    Entry entry = fetched(exchange, md5(1));
    post(exchange);
    assertThat(lines()).isEmpty();
    stores.say(entry, stores.ours(), StatementKind.CONFIRMED, 1);
    post(exchange);
    post(exchange);
    feedback = reopened();
    post(exchange);
    assertThat(lines()).containsExactly("CONFIRMED video_md5 " + md5(1).text() + " ");
    assertThat(feedback.toldCount(exchange.id())).isEqualTo(1);
    stores.say(entry, exchange.source(), StatementKind.CONFIRMED, 2);
    post(exchange);
    assertThat(lines()).hasSize(1);
  }

  @Test
  void whatIsDecidedOtherwiseOrTakenBackIsToldAndOnlyTheLastWordHolds() {
    Exchange exchange = on(ExchangeKind.STOPNCII);
    Entry entry = fetched(exchange, md5(1));
    stores.say(entry, stores.ours(), StatementKind.CONFIRMED, 1);
    post(exchange);
    stores.say(entry, stores.ours(), StatementKind.REFUSED, 2);
    post(exchange);
    stores.say(entry, stores.ours(), StatementKind.WITHDRAWN, 3);
    post(exchange);
    List<Delivery> due = outbox.due(NOON, 10);
    assertThat(due)
        .extracting(Delivery::payload)
        .map(line -> line.split(" ", -1)[0])
        .containsExactly("CONFIRMED", "REFUSED", "TAKEN_BACK");
    assertThat(due)
        .extracting(one -> feedback.isLastWord(exchange.id(), one.key()))
        .containsExactly(false, false, true);
  }

  @Test
  void aPartnersWordIsNotOursAndWhatTheExchangeTookBackIsNotVotedOn() {
    Exchange exchange = on(ExchangeKind.STOPNCII);
    Entry partners = fetched(exchange, md5(1));
    stores.say(partners, stores.theirs(), StatementKind.CONFIRMED, 1);
    Entry withdrawn = fetched(exchange, md5(2));
    stores.say(withdrawn, exchange.source(), StatementKind.WITHDRAWN, 2);
    stores.say(withdrawn, stores.ours(), StatementKind.CONFIRMED, 1);
    stores.add(md5(3), stores.ours(), StatementKind.CONFIRMED, 1);
    Entry neverDecided = fetched(exchange, md5(4));
    stores.say(neverDecided, stores.ours(), StatementKind.WITHDRAWN, 1);
    post(exchange);
    assertThat(lines()).isEmpty();
  }

  @Test
  void aSignalThatTheExchangeMayNotHaveNamedIsNotGivenAway() {
    Exchange exchange = on(ExchangeKind.STOPNCII);
    Entry two = stores.add(List.of(pdq(1), md5(1)), stores.ours(), StatementKind.CONFIRMED, 1);
    stores.say(two, exchange.source(), StatementKind.PROPOSED, 1);
    Signal sha256 = new Signal(SignalType.SHA256, pdq(2).text());
    Entry one = stores.add(List.of(sha256, md5(2)), stores.ours(), StatementKind.CONFIRMED, 1);
    stores.say(one, exchange.source(), StatementKind.PROPOSED, 1);
    post(exchange);
    assertThat(lines()).containsExactly("CONFIRMED video_md5 " + md5(2).text() + " ");
  }

  @Test
  void everyNamedRecordOfASignalIsVotedOnAlsoOneThatComesLater() {
    Exchange exchange = on(ExchangeKind.NCMEC);
    Entry entry = fetched(exchange, pdq(1));
    ledger.save(
        exchange.id(),
        List.of(
            new Known("7-a b", 1, false, Set.of(pdq(1))),
            new Known("8-gone", 1, true, Set.of(pdq(1)))),
        1);
    stores.say(entry, stores.ours(), StatementKind.REFUSED, 1);
    post(exchange);
    assertThat(lines()).containsExactly("REFUSED pdq " + pdq(1).text() + " 7-a b");
    ledger.save(exchange.id(), List.of(new Known("9-c", 1, false, Set.of(pdq(1)))), 2);
    stores.say(entry, exchange.source(), StatementKind.PROPOSED, 2);
    post(exchange);
    assertThat(lines()).hasSize(2).contains("REFUSED pdq " + pdq(1).text() + " 9-c");
    stores.say(entry, stores.ours(), StatementKind.WITHDRAWN, 2);
    post(exchange);
    assertThat(lines()).hasSize(2);
  }

  @Test
  void nothingIsPostedUnlessItIsOnAndTurnedOnItTellsWhatStands() {
    Exchange exchange = stores.exchange(ExchangeKind.FEED);
    Entry entry = fetched(exchange, md5(1));
    stores.say(entry, stores.ours(), StatementKind.CONFIRMED, 1);
    post(exchange);
    assertThat(lines()).isEmpty();
    feedback.set(exchange.id(), FeedbackSetting.ON);
    post(exchange);
    assertThat(lines()).hasSize(1);
    feedback.set(exchange.id(), FeedbackSetting.STOPPED);
    assertThat(lines()).isEmpty();
    post(exchange);
    assertThat(lines()).isEmpty();
    feedback.set(exchange.id(), FeedbackSetting.ON);
    post(exchange);
    assertThat(lines()).hasSize(1);
    outbox.accepted(outbox.due(NOON, 10).getFirst());
    feedback.set(exchange.id(), FeedbackSetting.STOPPED);
    feedback.set(exchange.id(), FeedbackSetting.ON);
    post(exchange);
    assertThat(lines()).as("what was accepted is known there").isEmpty();
  }

  @Test
  void anExchangeThatAcceptsNothingIsNotGivenMoreThanItsShare() {
    Exchange exchange = on(ExchangeKind.STOPNCII);
    for (int i = 0; i < 1_200; i++) {
      stores.say(fetched(exchange, md5(i)), stores.ours(), StatementKind.CONFIRMED, 1);
    }
    post(exchange);
    assertThat(outbox.backlog().pendingCount()).isEqualTo(FeedbackStore.MOST_PENDING);
    outbox.due(NOON, 2_000).forEach(outbox::accepted);
    post(exchange);
    assertThat(outbox.backlog().pendingCount()).isEqualTo(200);
  }

  @Test
  void aDeadDeliveryIsListedAndReplayedAndARemovedExchangeLeavesNone() {
    Exchange exchange = on(ExchangeKind.STOPNCII);
    stores.say(fetched(exchange, md5(1)), stores.ours(), StatementKind.CONFIRMED, 1);
    post(exchange);
    outbox.failed(
        outbox.due(NOON, 1).getFirst(), DeliveryFailure.ANSWERED_WITH_ERROR, Optional.empty());
    assertThat(outbox.dead(stores.tenant(), 0, 10))
        .singleElement()
        .satisfies(dead -> assertThat(dead.destination().kind()).isEqualTo("exchange"));
    assertThat(outbox.replayAll(stores.tenant(), NOON)).isEqualTo(1);
    assertThat(lines()).hasSize(1);
    new SqlExchangeStore(stores.database(), stores.keys()).remove(exchange.id());
    assertThat(outbox.backlog().pendingCount()).isZero();
    post(exchange);
    assertThat(lines()).isEmpty();
  }

  private Exchange on(ExchangeKind kindOfExchange) {
    Exchange exchange = stores.exchange(kindOfExchange);
    feedback.set(exchange.id(), FeedbackSetting.ON);
    return exchange;
  }

  private Entry fetched(Exchange exchange, Signal signal) {
    return stores.add(signal, exchange.source(), StatementKind.PROPOSED, 1);
  }

  private void post(Exchange exchange) {
    while (feedback.postDecisions(exchange, NOON)) {
      // page after page
    }
  }

  private List<String> lines() {
    return outbox.due(NOON, 1_000).stream().map(Delivery::payload).toList();
  }
}
