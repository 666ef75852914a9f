package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.hub.BankName;
import org.recourse.hub.BankPolicy;
import org.recourse.hub.DeliveryFailure;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.HubBank;
import org.recourse.hub.NewEntry;
import org.recourse.hub.NewWebhook;
import org.recourse.hub.Outbox.Dead;
import org.recourse.hub.Outbox.Delivery;
import org.recourse.hub.Outbox.Destination;
import org.recourse.hub.Signal;
import org.recourse.hub.SourceId;
import org.recourse.hub.Standing;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;
import org.recourse.hub.TenantId;
import org.recourse.hub.Webhook;
import org.recourse.hub.WebhookEvent;
import org.recourse.hub.WebhookNews;
import org.recourse.hub.WebhookStore;

/// What both databases promise of deliveries and webhooks.
abstract class OutboxContract {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final Destination THERE = new Destination("test", 7);

  private Database database;
  private SqlOutbox outbox;
  private SqlWebhookStore webhooks;
  private SqlEntryStore entries;
  private TenantId tenant;
  private SourceId source;
  private HubBank bank;

  /// Returns the URL of an empty database.
  abstract String emptyDatabase() throws Exception;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(emptyDatabase());
    KeyRing keys = KeyRing.open(database, OperatorKey.ofPassphrase("long enough, really"), 0);
    outbox = new SqlOutbox(database, keys);
    webhooks = new SqlWebhookStore(database, keys, outbox);
    entries = new SqlEntryStore(database, keys);
    SqlTenantStore tenants = new SqlTenantStore(database);
    tenant = tenants.createTenant("a platform", NOON);
    source = tenants.createSource(tenant, "reviewers", true, NOON);
    bank = new SqlBankStore(database)
        .create(tenant, new BankName("HARBOUR"), BankPolicy.USUAL, 1)
        .orElseThrow();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aDeliveryIsDueUntilItIsAccepted() {
    outbox.post(tenant, THERE, "a", "what is said", NOON);
    assertThat(outbox.due(NOON.minusMillis(1), 10)).isEmpty();
    Delivery delivery = outbox.due(NOON, 10).getFirst();
    assertThat(delivery.payload()).isEqualTo("what is said");
    assertThat(delivery.key()).isEqualTo("a");
    assertThat(delivery.destination()).isEqualTo(THERE);
    assertThat(outbox.due(NOON, 10)).hasSize(1);
    outbox.accepted(delivery);
    assertThat(outbox.due(NOON, 10)).isEmpty();
    assertThat(outbox.backlog().pendingCount()).isZero();
  }

  @Test
  void theSameKeyIsKeptOncePerDestination() {
    outbox.post(tenant, THERE, "a", "first", NOON);
    outbox.post(tenant, THERE, "a", "second", NOON);
    outbox.post(tenant, new Destination("test", 8), "a", "elsewhere", NOON);
    assertThat(outbox.due(NOON, 10))
        .extracting(Delivery::payload)
        .containsExactlyInAnyOrder("first", "elsewhere");
  }

  @Test
  void aFailedDeliveryIsDueWhenItWasSaidToBe() {
    outbox.post(tenant, THERE, "a", "text", NOON);
    Instant later = NOON.plus(Duration.ofMinutes(5));
    outbox.failed(outbox.due(NOON, 1).getFirst(), DeliveryFailure.NO_ANSWER, Optional.of(later));
    assertThat(outbox.due(later.minusMillis(1), 10)).isEmpty();
    assertThat(outbox.due(later, 10)).extracting(Delivery::attempts).containsExactly(1);
    assertThat(outbox.backlog().oldestAt()).hasValue(NOON);
  }

  @Test
  void aDeadDeliveryIsListedAndDueAgainOnceReplayed() {
    outbox.post(tenant, THERE, "a", "one", NOON);
    outbox.post(tenant, THERE, "b", "two", NOON);
    outbox
        .due(NOON, 10)
        .forEach(delivery -> outbox.failed(delivery, DeliveryFailure.GONE, Optional.empty()));
    assertThat(outbox.due(NOON.plus(Duration.ofDays(900)), 10)).isEmpty();
    List<Dead> dead = outbox.dead(tenant, 0, 10);
    assertThat(dead).extracting(Dead::key).containsExactly("a", "b");
    assertThat(dead).extracting(Dead::failure).containsOnly(DeliveryFailure.GONE);
    assertThat(outbox.dead(tenant, dead.getFirst().number(), 10)).hasSize(1);
    TenantId other = new SqlTenantStore(database).createTenant("another", NOON);
    assertThat(outbox.dead(other, 0, 10)).isEmpty();
    assertThat(outbox.replay(other, dead.getFirst().number(), NOON)).isFalse();
    assertThat(outbox.replay(tenant, dead.getFirst().number(), NOON)).isTrue();
    assertThat(outbox.replay(tenant, dead.getFirst().number(), NOON)).isFalse();
    assertThat(outbox.due(NOON, 10)).extracting(Delivery::attempts).containsExactly(0);
    assertThat(outbox.replayAll(tenant, NOON)).isEqualTo(1);
    assertThat(outbox.backlog().deadCount()).isZero();
  }

  @Test
  void manyForOneDestinationDoNotHideAnother() {
    for (int i = 0; i < 20; i++) {
      outbox.post(tenant, THERE, "k" + i, "text", NOON);
    }
    outbox.post(tenant, new Destination("test", 8), "k", "text", NOON.plusSeconds(1));
    assertThat(outbox.due(NOON.plusSeconds(1), 3))
        .extracting(delivery -> delivery.destination().number())
        .containsExactly(7L, 7L, 7L, 8L);
  }

  @Test
  void aWebhookIsToldOfWhatChangesAfterItWasRegistered() {
    add(1);
    Webhook webhook = register(EnumSet.allOf(WebhookEvent.class));
    assertThat(webhooks.all()).containsExactly(webhook);
    assertThat(webhooks.secret(webhook.number())).hasValue("the secret");
    Entry second = add(2);
    Entry changed = entries.change(second.id(), old -> old.quarantined(true)).orElseThrow();
    assertThat(webhooks.postChanges(webhook, NOON)).isFalse();
    assertThat(news())
        .containsExactlyInAnyOrder(
            said(WebhookEvent.ENTRY_CHANGED, changed),
            said(WebhookEvent.ENTRY_QUARANTINED, changed));
    webhooks.postChanges(webhook, NOON);
    assertThat(news()).hasSize(2);
  }

  @Test
  void aWebhookIsNotToldOfAnotherTenantsEntriesNorOfWhatItDidNotAskFor() {
    TenantId other = new SqlTenantStore(database).createTenant("another", NOON);
    Webhook theirs = webhooks.register(
        other, NewWebhook.of("https://example.org/", "s", EnumSet.allOf(WebhookEvent.class)), NOON);
    Webhook ours = register(EnumSet.of(WebhookEvent.ENTRY_QUARANTINED));
    add(1);
    webhooks.postChanges(theirs, NOON);
    webhooks.postChanges(ours, NOON);
    assertThat(outbox.due(NOON, 10)).isEmpty();
  }

  @Test
  void aWebhookThatAcceptsNothingIsNotGivenMoreThanItsShareAndLosesNothing() {
    Webhook webhook = register(EnumSet.of(WebhookEvent.ENTRY_CHANGED));
    List<NewEntry> many = new ArrayList<>();
    for (int i = 0; i < WebhookStore.MOST_PENDING + 300; i++) {
      many.add(entry(i));
    }
    entries.add(many);
    int told = 0;
    for (int round = 0; told < many.size(); round++) {
      assertThat(round).isLessThan(100);
      while (webhooks.postChanges(webhook, NOON)) {
        assertThat(outbox.backlog().pendingCount()).isLessThanOrEqualTo(WebhookStore.MOST_PENDING);
      }
      List<Delivery> due = outbox.due(NOON, WebhookStore.MOST_PENDING);
      due.forEach(outbox::accepted);
      told += due.size();
    }
    assertThat(told).isEqualTo(many.size());
  }

  @Test
  void aRemovedWebhookLeavesNothingThatWaits() {
    Webhook webhook = register(EnumSet.of(WebhookEvent.ENTRY_CHANGED));
    add(1);
    webhooks.postChanges(webhook, NOON);
    TenantId other = new SqlTenantStore(database).createTenant("another", NOON);
    assertThat(webhooks.remove(other, webhook.number())).isFalse();
    assertThat(webhooks.remove(tenant, webhook.number())).isTrue();
    assertThat(webhooks.remove(tenant, webhook.number())).isFalse();
    assertThat(outbox.backlog().pendingCount()).isZero();
    assertThat(webhooks.postChanges(webhook, NOON)).isFalse();
  }

  @Test
  void everyMatchIsToldOnItsOwn() {
    Webhook webhook = register(EnumSet.of(WebhookEvent.MATCH_REVIEW));
    Entry entry = add(1);
    WebhookNews review = said(WebhookEvent.MATCH_REVIEW, entry);
    WebhookNews act = said(WebhookEvent.MATCH_ACT, entry);
    webhooks.postMatches(List.of(webhook), List.of(review, act, review), NOON);
    webhooks.postMatches(List.of(webhook), List.of(review), NOON);
    assertThat(news()).containsExactly(review, review, review);
  }

  @Test
  void matchesAreNotHeapedUpForAWebhookThatTakesNothing() {
    Webhook webhook = register(EnumSet.of(WebhookEvent.MATCH_REVIEW));
    Webhook other = register(EnumSet.of(WebhookEvent.MATCH_ACT));
    WebhookNews review = said(WebhookEvent.MATCH_REVIEW, add(1));
    List<WebhookNews> many = Collections.nCopies(WebhookStore.MOST_PENDING - 1, review);
    assertThat(webhooks.postMatches(List.of(webhook, other), many, NOON)).isZero();
    assertThat(webhooks.postMatches(List.of(webhook, other), List.of(review, review), NOON))
        .isEqualTo(1);
    assertThat(webhooks.postMatches(List.of(webhook), List.of(review), NOON)).isEqualTo(1);
    assertThat(outbox.backlog().pendingCount()).isEqualTo(WebhookStore.MOST_PENDING);
  }

  private List<WebhookNews> news() {
    return outbox.due(NOON, 100).stream()
        .map(delivery -> WebhookNews.ofLine(delivery.payload()))
        .toList();
  }

  private Webhook register(Set<WebhookEvent> events) {
    return webhooks.register(
        tenant, NewWebhook.of("https://example.org/hook", "the secret", events), NOON);
  }

  private static WebhookNews said(WebhookEvent event, Entry entry) {
    return new WebhookNews(
        event,
        new BankName("HARBOUR"),
        entry.id(),
        Standing.CONFIRMED,
        entry.quarantined(),
        entry.changed(),
        NOON);
  }

  private Entry add(int seed) {
    return entries.add(List.of(entry(seed))).getFirst();
  }

  private NewEntry entry(int seed) {
    return new NewEntry(
        bank.id(),
        List.of(Signal.of(new PdqFingerprint(seed, 2, 3, 4))),
        new Statement(source, true, StatementKind.CONFIRMED, 1, NOON),
        EntryDetails.NONE);
  }
}
