package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeKind;
import org.recourse.exchange.fetch.Delivery;
import org.recourse.exchange.fetch.Intake;
import org.recourse.exchange.fetch.Received;
import org.recourse.hub.BankName;
import org.recourse.hub.BankPolicy;
import org.recourse.hub.Hub;
import org.recourse.hub.HubBank;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.SourceId;
import org.recourse.hub.StatementKind;
import org.recourse.hub.TenantId;
import org.recourse.hub.Upload;

/// What is fetched, in whatever order and however often it comes.
class IntakeHistoryTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final int SIGNALS = 6;
  private static final int VERSIONS = 8;

  @TempDir
  private Path folder;

  private Database database;
  private Hub hub;
  private Intake intake;
  private SqlRecordLedger ledger;
  private Exchange exchange;
  private TenantId tenant;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(Database.sqliteUrl(folder.resolve("hub.db")));
    KeyRing keys = KeyRing.open(database, OperatorKey.ofPassphrase("long enough, really"), 0);
    hub = new Hub(
        new SqlBankStore(database), new SqlEntryStore(database, keys), Runnable::run, () -> NOON);
    SqlTenantStore tenants = new SqlTenantStore(database);
    tenant = tenants.createTenant("a platform", NOON);
    SourceId source = tenants.createSource(tenant, "a feed", false, NOON);
    HubBank bank =
        hub.createBank(tenant, new BankName("FETCHED"), BankPolicy.USUAL, 1).orElseThrow();
    exchange = new SqlExchangeStore(database, keys)
        .create(
            bank, ExchangeKind.NCMEC, Map.of(), source, Duration.ofMinutes(5), Credentials.NONE);
    ledger = new SqlRecordLedger(database, keys);
    intake = new Intake(hub, ledger, () -> NOON);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whateverTheOrderAndHoweverOftenReplayedTheNewestWordOnASignalHolds() {
    for (int round = 0; round < 12; round++) {
      long seed = System.nanoTime();
      Random random = new Random(seed);
      int first = round * SIGNALS;
      List<Received> history = new ArrayList<>();
      Map<Signal, Boolean> live = new HashMap<>();
      for (int i = first; i < first + SIGNALS; i++) {
        for (int version = 1; version <= VERSIONS; version++) {
          boolean withdrawn = random.nextInt(3) == 0;
          history.add(said(i, withdrawn, version));
          live.put(signal(i), !withdrawn);
        }
      }
      takeShuffled(history, random);
      live.forEach(
          (signal, matches) -> assertThat(matches(signal)).as("seed " + seed).isEqualTo(matches));
    }
  }

  @Test
  void atTheSameVersionATombstoneWinsInEveryOrder() {
    for (int i = 0; i < 20; i++) {
      List<Received> history = new ArrayList<>(
          List.of(said(i, false, 7), said(i, true, 7), said(i, false, 6), said(i, false, 7)));
      takeShuffled(history, new Random(i));
      assertThat(matches(signal(i))).as("seed " + i).isFalse();
    }
  }

  @Test
  void aSignalOfSeveralNamedRecordsMatchesWhileOneOfThemStandsWhateverTheOrder() {
    for (int round = 0; round < 12; round++) {
      long seed = System.nanoTime();
      Random random = new Random(seed);
      Signal shared = signal(1_000 + round);
      List<Received> history = new ArrayList<>();
      boolean live = false;
      for (int record = 0; record < 3; record++) {
        boolean gone = false;
        for (int version = 1; version <= VERSIONS; version++) {
          gone = random.nextInt(2) == 0;
          String key = round + "-" + record;
          history.add(
              gone
                  ? new Received.Named(key, List.of(), true, version)
                  : new Received.Named(key, List.of(shared), false, version));
        }
        live |= !gone;
      }
      takeShuffled(history, random);
      assertThat(matches(shared)).as("seed " + seed).isEqualTo(live);
    }
  }

  @Test
  void aTombstoneThatComesBeforeItsRecordIsRemembered() {
    take(new Received.Named("7-1", List.of(), true, 5));
    take(new Received.Named("7-1", List.of(signal(1)), false, 4));
    assertThat(matches(signal(1))).isFalse();
    take(said(2, true, 5));
    take(said(2, false, 4));
    assertThat(matches(signal(2))).isFalse();
  }

  @Test
  void aRecordThatChangesItsSignalLetsGoOfTheOldOne() {
    take(new Received.Named("7-1", List.of(signal(1)), false, 1));
    take(new Received.Named("7-1", List.of(signal(2)), false, 2));
    assertThat(matches(signal(1))).isFalse();
    assertThat(matches(signal(2))).isTrue();
  }

  @Test
  void whatIsNoMoreInAWholeListIsWithdrawnAndComesBackWithIt() {
    whole(1, signal(1), signal(2));
    whole(2, signal(2));
    assertThat(matches(signal(1))).isFalse();
    assertThat(matches(signal(2))).isTrue();
    whole(3, signal(1), signal(2));
    assertThat(matches(signal(1))).isTrue();
  }

  @Test
  void whatCannotBeReadIsKeptOnceAndMatchesNothing() {
    Received.Unreadable strange =
        new Received.Unreadable("UNKNOWN_STATE", signal(1).text() + " Undefined");
    take(strange);
    take(strange);
    assertThat(ledger.quarantined(exchange.id(), 0, 10)).hasSize(1);
    assertThat(matches(signal(1))).isFalse();
    assertThat(strange.toString()).doesNotContain(signal(1).text());
  }

  /// Takes a history in a random order, some of it twice, in deliveries of random size.
  private void takeShuffled(List<Received> history, Random random) {
    List<Received> shuffled = new ArrayList<>(history);
    history.forEach(record -> {
      if (random.nextInt(3) == 0) {
        shuffled.add(record);
      }
    });
    Collections.shuffle(shuffled, random);
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(12));
      intake.take(exchange, Delivery.part(shuffled.subList(from, to), "", true));
      from = to;
    }
  }

  private void take(Received record) {
    intake.take(exchange, Delivery.part(List.of(record), "", false));
  }

  private void whole(long version, Signal... signals) {
    List<Received> records = new ArrayList<>();
    for (Signal signal : signals) {
      records.add(new Received.Named(signal.text(), List.of(signal), false, version));
    }
    new Intake(hub, ledger, () -> NOON.plusSeconds(version))
        .take(exchange, new Delivery(records, "", false, true));
  }

  private static Received said(int seed, boolean withdrawn, long version) {
    return new Received.Said(
        signal(seed), withdrawn ? StatementKind.WITHDRAWN : StatementKind.PROPOSED, version);
  }

  private boolean matches(Signal signal) {
    return !hub.lookUp(tenant, Upload.of(signal), bank -> true).isEmpty();
  }

  private static Signal signal(int seed) {
    Random random = new Random(seed);
    return new Signal(
        SignalType.VIDEO_MD5, String.format("%016x%016x", random.nextLong(), random.nextLong()));
  }
}
