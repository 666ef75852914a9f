package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recourse.storage.Stores.NOON;
import static org.recourse.storage.Stores.md5;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeId;
import org.recourse.exchange.ExchangeKind;
import org.recourse.exchange.ExchangeStatus;
import org.recourse.exchange.FeedbackSetting;
import org.recourse.exchange.fetch.Received;
import org.recourse.exchange.fetch.RecordLedger.Known;
import org.recourse.exchange.fetch.RecordLedger.Quarantined;
import org.recourse.hub.SourceId;
import org.recourse.hub.TenantId;

/// What both databases promise of exchanges, the records that came from them, and their
/// quarantine.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ExchangeStoreTest {

  private static final Map<String, String> SETTINGS =
      Map.of("base_url", "https://example.org/a?b=c&d=%20", "public_key", "x+/=");

  private final TestDatabase kind;

  @TempDir
  private Path folder;

  private Stores stores;
  private SqlExchangeStore exchanges;
  private SqlRecordLedger ledger;

  ExchangeStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() throws Exception {
    stores = Stores.open(kind, folder);
    exchanges = new SqlExchangeStore(stores.database(), stores.keys());
    ledger = new SqlRecordLedger(stores.database(), stores.keys());
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void anExchangeIsReadAsItWasWritten() {
    Exchange made = make(new Credentials(Map.of("key", "a secret & more")));
    assertThat(exchanges.all()).containsExactly(made);
    assertThat(made.settings()).isEqualTo(SETTINGS);
    assertThat(made.feedback()).isEqualTo(FeedbackSetting.NEVER);
    assertThat(exchanges.sources(stores.tenant())).containsExactly(stores.theirs());
    assertThat(exchanges.sources(new TenantId(999))).isEmpty();
  }

  @Test
  void whatChangesIsReadAsItWasChanged() {
    Exchange made = make(Credentials.NONE);
    assertThat(exchanges.enable(made.id(), false)).isTrue();
    assertThat(exchanges.change(made.id(), Map.of("base_url", "https://b.example")))
        .isTrue();
    assertThat(exchanges.change(new ExchangeId(999), Map.of())).isFalse();
    Exchange read = exchanges.all().getFirst();
    assertThat(read.enabled()).isFalse();
    assertThat(read.settings()).containsOnly(Map.entry("base_url", "https://b.example"));
  }

  @Test
  void credentialsAreItsOwnOrElseTheTenantsAndNeverOnTheDiskAsTheyAre() {
    Exchange made = make(Credentials.NONE);
    assertThat(exchanges.credentials(made).isEmpty()).isTrue();
    exchanges.setCredentials(
        stores.tenant(), made.kind(), new Credentials(Map.of("key", "of the tenant")));
    exchanges.setCredentials(
        stores.tenant(), made.kind(), new Credentials(Map.of("key", "of the tenant, later")));
    assertThat(exchanges.credentials(made).reveal("key")).isEqualTo("of the tenant, later");
    exchanges.setCredentials(made.id(), new Credentials(Map.of("key", "its own = & +")));
    assertThat(exchanges.credentials(made).reveal("key")).isEqualTo("its own = & +");
    byte[] sealed = stores
        .database()
        .jdbc()
        .queryForObject("select credentials_sealed from exchange", byte[].class);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("own");
    exchanges.setCredentials(made.id(), Credentials.NONE);
    exchanges.setCredentials(stores.tenant(), made.kind(), Credentials.NONE);
    assertThat(exchanges.credentials(made).isEmpty()).isTrue();
  }

  @Test
  void aRemovedExchangeIsGoneButItsSourceIsKnownAsOne() {
    Exchange made = make(new Credentials(Map.of("key", "k")));
    assertThat(exchanges.remove(made.id())).isTrue();
    assertThat(exchanges.remove(new ExchangeId(999))).isFalse();
    assertThat(exchanges.all()).isEmpty();
    assertThat(exchanges.credentials(made).isEmpty()).isTrue();
    assertThat(exchanges.sources(stores.tenant())).containsExactly(stores.theirs());
  }

  @Test
  void howFetchingWentIsKept() {
    Exchange made = make(Credentials.NONE);
    assertThat(exchanges.status(made.id())).isEqualTo(ExchangeStatus.NEW);
    assertThat(exchanges.cursor(made.id())).isEmpty();
    exchanges.begin(made.id(), NOON);
    assertThat(exchanges.status(made.id()).isRunning()).isTrue();
    exchanges.advance(made.id(), "10 token", 7);
    exchanges.advance(made.id(), "11", 5);
    exchanges.end(made.id(), NOON.plusSeconds(1), Optional.empty());
    exchanges.begin(made.id(), NOON.plusSeconds(2));
    exchanges.end(made.id(), NOON.plusSeconds(3), Optional.of("BUSY"));
    assertThat(exchanges.cursor(made.id())).isEqualTo("11");
    assertThat(exchanges.status(made.id()))
        .isEqualTo(new ExchangeStatus(
            Optional.of(NOON.plusSeconds(2)),
            Optional.of(NOON.plusSeconds(3)),
            Optional.of(NOON.plusSeconds(1)),
            Optional.of("BUSY"),
            12,
            0,
            false));
  }

  @Test
  void recordsAreKnownByTheirNamesAndHeldSignalsByWhoHoldsThem() {
    ExchangeId id = make(Credentials.NONE).id();
    Known one = new Known("7-a", 1, false, Set.of(md5(1), md5(2)));
    Known other = new Known("8-a", 2, false, Set.of(md5(2)));
    ledger.save(id, List.of(one, other), 100);
    assertThat(ledger.find(id, "7-a")).contains(one);
    assertThat(ledger.find(id, "7-b")).isEmpty();
    assertThat(ledger.find(new ExchangeId(999), "7-a")).isEmpty();
    assertThat(ledger.isHeld(id, md5(1), List.of())).isTrue();
    assertThat(ledger.isHeld(id, md5(1), List.of("7-a"))).isFalse();
    assertThat(ledger.isHeld(id, md5(2), List.of("7-a"))).isTrue();
    assertThat(ledger.holders(id, md5(2))).containsExactlyInAnyOrder("7-a", "8-a");
    ledger.save(id, List.of(new Known("8-a", 3, true, Set.of(md5(2)))), 101);
    assertThat(ledger.isHeld(id, md5(2), List.of("7-a"))).isFalse();
    assertThat(ledger.holders(id, md5(2))).containsExactly("7-a");
  }

  @Test
  void whatARunDidNotBringIsUnseenUntilItIsForgotten() {
    ExchangeId id = make(Credentials.NONE).id();
    ledger.save(id, List.of(new Known("a", 1, false, Set.of(md5(1)))), 100);
    ledger.save(id, List.of(new Known("b", 1, false, Set.of(md5(2)))), 101);
    assertThat(ledger.unseen(id, 101)).containsExactly(md5(1));
    ledger.forgetUnseen(id, 101);
    assertThat(ledger.unseen(id, 102)).containsExactly(md5(2));
    assertThat(ledger.find(id, "a").orElseThrow().gone()).isTrue();
  }

  @Test
  void whatCannotBeTakenOverIsKeptOnceByNumberAndDropped() {
    ExchangeId id = make(Credentials.NONE).id();
    ledger.quarantine(id, unreadable("one", "two"), NOON);
    ledger.quarantine(id, unreadable("two", "three"), NOON.plusSeconds(1));
    List<Quarantined> all = ledger.quarantined(id, 0, 10);
    assertThat(all).extracting(Quarantined::record).containsExactly("one", "two", "three");
    assertThat(all.get(1).firstAt()).isEqualTo(NOON);
    assertThat(all.get(1).lastAt()).isEqualTo(NOON.plusSeconds(1));
    assertThat(all).extracting(Quarantined::number).doesNotHaveDuplicates().isSorted();
    assertThat(ledger.quarantined(id, all.get(0).number(), 1)).containsExactly(all.get(1));
    assertThat(all.get(0).toString()).doesNotContain("one");
    assertThat(exchanges.status(id).quarantinedCount()).isEqualTo(3);
    assertThat(ledger.drop(id, List.of(all.get(1).number(), 999L))).isEqualTo(1);
    assertThat(exchanges.status(id).quarantinedCount()).isEqualTo(2);
    assertThat(ledger.drop(new ExchangeId(999), List.of(all.get(0).number()))).isZero();
    assertThat(ledger.dropAll(id)).isEqualTo(2);
    assertThat(ledger.quarantined(id, 0, 10)).isEmpty();
    ledger.quarantine(id, unreadable("one"), NOON);
    assertThat(exchanges.status(id).quarantinedCount()).isEqualTo(1);
  }

  @Test
  void aQuarantineHoldsTenThousandAndNotOneMore() {
    ExchangeId id = make(Credentials.NONE).id();
    String[] many = IntStream.range(0, 10_001).mapToObj(Integer::toString).toArray(String[]::new);
    ledger.quarantine(id, unreadable(many), NOON);
    assertThat(exchanges.status(id).quarantinedCount()).isEqualTo(10_000);
    assertThat(ledger.quarantined(id, 0, 20_000)).hasSize(10_000);
  }

  private Exchange make(Credentials credentials) {
    SourceId source = stores.theirs();
    return exchanges.create(
        stores.bank(), ExchangeKind.FEED, SETTINGS, source, Duration.ofMinutes(7), credentials);
  }

  private static List<Received.Unreadable> unreadable(String... records) {
    return List.of(records).stream()
        .map(record -> new Received.Unreadable("UNKNOWN_STATE", record))
        .toList();
  }
}
