package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.regions.RegionHasher;
import org.recourse.hub.ApiKey;
import org.recourse.hub.BankId;
import org.recourse.hub.BankName;
import org.recourse.hub.BankPolicy;
import org.recourse.hub.BankPurpose;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryChange;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.EntryId;
import org.recourse.hub.FloodLimit;
import org.recourse.hub.HubBank;
import org.recourse.hub.NewEntry;
import org.recourse.hub.Quota;
import org.recourse.hub.QuotaKind;
import org.recourse.hub.QuotaPeriod;
import org.recourse.hub.QuotaStore;
import org.recourse.hub.Scope;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.SourceId;
import org.recourse.hub.Standing;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;
import org.recourse.hub.TenantId;
import org.recourse.hub.TenantStore;
import org.recourse.hub.VideoRule;
import org.recourse.testkit.Drawing;

/// What both databases promise of banks and entries.
abstract class HubStoreContract {

  static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final EntryDetails DETAILS = new EntryDetails(
      List.of("first", "第二"), "a note", "id-7", "https://example.org/7", "{\"a\":1}");

  private Database database;
  private SqlBankStore banks;
  private SqlEntryStore entries;
  private TenantId tenant;
  private SourceId ours;
  private SourceId theirs;
  private HubBank bank;

  /// Returns the URL of an empty database.
  abstract String emptyDatabase() throws Exception;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(emptyDatabase());
    KeyRing keys = KeyRing.open(database, OperatorKey.ofPassphrase("long enough, really"), 0);
    banks = new SqlBankStore(database);
    entries = new SqlEntryStore(database, keys);
    SqlTenantStore tenants = new SqlTenantStore(database);
    tenant = tenants.createTenant("a platform", NOON);
    ours = tenants.createSource(tenant, "our reviewers", true, NOON);
    theirs = tenants.createSource(tenant, "a feed", false, NOON);
    bank = banks.create(tenant, new BankName("HARBOUR"), BankPolicy.USUAL, 1).orElseThrow();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aTenantIsFoundByItsName() {
    SqlTenantStore tenants = new SqlTenantStore(database);
    assertThat(tenants.tenant("a platform")).contains(tenant);
    assertThat(tenants.tenant("another")).isEmpty();
  }

  @Test
  void tenantsAreListedTheOldestFirst() {
    SqlTenantStore tenants = new SqlTenantStore(database);
    TenantId other = tenants.createTenant("another platform", NOON);
    assertThat(tenant).isEqualTo(TenantId.FIRST);
    assertThat(tenants.tenants())
        .containsExactly(
            new TenantStore.Tenant(tenant, "a platform"),
            new TenantStore.Tenant(other, "another platform"));
  }

  @Test
  void keysAreReadByTheirDigests() {
    SqlKeyStore keys = new SqlKeyStore(database);
    TenantStore.Source source = new TenantStore.Source(ours, tenant, "our reviewers", true);
    ApiKey key = keys.create(
        source,
        "a key",
        Set.of(Scope.LOOK_UP),
        new byte[] {1, (byte) 0xab},
        NOON,
        NOON.plusSeconds(9));
    assertThat(keys.byDigest()).isEqualTo(Map.of("01ab", key));
    assertThat(keys.revoke(tenant, key.number(), NOON)).isTrue();
    assertThat(keys.byDigest().get("01ab"))
        .satisfies(now -> assertThat(now.revokedAt()).contains(NOON));
  }

  @Test
  void quotasAndWhatOfThemIsUsedAreKept() {
    SqlQuotaStore quotas = new SqlQuotaStore(database);
    Quota aDay = new Quota(QuotaKind.MEDIA, QuotaPeriod.DAY, 5);
    Quota aMinute = new Quota(QuotaKind.MEDIA, QuotaPeriod.MINUTE, 0);
    quotas.set(theirs, List.of(new Quota(QuotaKind.ADDS, QuotaPeriod.DAY, 5)));
    quotas.set(theirs, List.of(aDay, aMinute));
    quotas.set(ours, List.of(aDay));
    assertThat(quotas.all()).isEqualTo(Map.of(theirs, List.of(aDay, aMinute), ours, List.of(aDay)));
    quotas.set(ours, List.of());
    assertThat(quotas.all()).isEqualTo(Map.of(theirs, List.of(aDay, aMinute)));
    QuotaStore.Use used = new QuotaStore.Use(theirs, QuotaKind.MEDIA, QuotaPeriod.DAY, NOON, 3);
    QuotaStore.Use more =
        new QuotaStore.Use(theirs, QuotaKind.MEDIA, QuotaPeriod.DAY, NOON.plusSeconds(60), 4);
    quotas.keep(List.of(used));
    quotas.keep(List.of(more));
    assertThat(quotas.used()).containsExactly(more);
  }

  @Test
  void aBankIsReadAsItWasWritten() {
    BankPolicy policy = new BankPolicy(
        BankPurpose.REVIEW,
        64,
        3,
        new FloodLimit(7, Duration.ofSeconds(90)),
        new VideoRule(12, 55));
    HubBank created = banks.create(tenant, new BankName("TREES"), policy, 0.25).orElseThrow();
    assertThat(banks.all()).containsExactly(bank, created);
    HubBank milder = created.under(
        new BankPolicy(BankPurpose.REVIEW, 9, 3, policy.floodLimit(), VideoRule.USUAL));
    assertThat(banks.change(milder)).isTrue();
    assertThat(banks.all()).containsExactly(bank, milder);
  }

  @Test
  void aNameIsTakenOncePerTenant() {
    assertThat(banks.create(tenant, bank.name(), BankPolicy.USUAL, 1)).isEmpty();
    TenantId other = new SqlTenantStore(database).createTenant("another", NOON);
    assertThat(banks.create(other, bank.name(), BankPolicy.USUAL, 1)).isPresent();
    HubBank trees =
        banks.create(tenant, new BankName("TREES"), BankPolicy.USUAL, 1).orElseThrow();
    assertThat(banks.change(trees.named(bank.name()))).isFalse();
    assertThat(banks.change(trees.named(new BankName("WOODS")))).isTrue();
  }

  @Test
  void anEntryIsReadAsItWasWritten() {
    Entry added = add(signals(1), said(theirs, StatementKind.PROPOSED, 1), DETAILS);
    assertThat(added.details()).isEqualTo(DETAILS);
    assertThat(added.signals()).isEqualTo(signals(1));
    assertSame(entries.find(added.id()).orElseThrow(), added);
    assertSame(entries.find(bank.id(), signals(1).get(1)).orElseThrow(), added);
    List<Entry> all = new ArrayList<>();
    entries.readAll(all::add);
    assertThat(all).singleElement().satisfies(read -> assertSame(read, added));
  }

  @Test
  void ofManyNumbersThoseThatAreEntriesAreReadAtOnce() {
    Entry first = add(signals(1), said(theirs, StatementKind.PROPOSED, 1), DETAILS);
    Entry second = add(signals(2), said(ours, StatementKind.CONFIRMED, 1), EntryDetails.NONE);
    List<EntryId> asked = LongStream.rangeClosed(first.id().number(), first.id().number() + 1_200)
        .mapToObj(EntryId::new)
        .toList();
    List<Entry> found = entries.find(asked);
    assertThat(found).extracting(Entry::id).containsExactlyInAnyOrder(first.id(), second.id());
    found.forEach(read -> assertSame(read, entries.find(read.id()).orElseThrow()));
    assertThat(entries.find(List.of())).isEmpty();
  }

  @Test
  void regionsAndFramesAreReadAsTheyWereWritten() {
    Signal regions = Signal.of(
        RegionHasher.fingerprints(Pixels.of(480, 360, 3, Drawing.LANDSCAPE.draw(480, 360, 1))));
    Signal video = new Signal(
        SignalType.VPDQ,
        "[\"" + "0f".repeat(32) + ",100,0.000\", \"" + "a1".repeat(32) + ",0,3599.975\"]");
    List<Signal> given = List.of(signals(1).getFirst(), regions, video);
    Entry added = add(given, said(ours, StatementKind.CONFIRMED, 1), EntryDetails.NONE);
    assertThat(entries.find(added.id()).orElseThrow().signals()).isEqualTo(given);
    assertThat(entries.find(bank.id(), regions)).isPresent();
    assertThat(entries.find(bank.id(), video)).isPresent();
    entries.forget(added.id(), NOON);
    assertThat(entries.find(bank.id(), regions)).isEmpty();
    assertThat(entries.find(bank.id(), video)).isEmpty();
  }

  @Test
  void aBanksEntriesAreListedInPagesAndThoseInQuarantineAlone() {
    List<EntryId> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(add(signals(i), said(theirs, StatementKind.PROPOSED, 1), EntryDetails.NONE)
          .id());
    }
    entries.change(ids.get(3), entry -> entry.quarantined(true));
    List<Entry> page = entries.list(bank.id(), ids.get(0).number(), 3, false);
    assertThat(page).extracting(Entry::id).isEqualTo(ids.subList(1, 4));
    assertSame(page.getFirst(), entries.find(ids.get(1)).orElseThrow());
    assertThat(entries.list(bank.id(), 0, 10, true))
        .extracting(Entry::id)
        .containsExactly(ids.get(3));
    assertThat(entries.list(new BankId(999), 0, 10, false)).isEmpty();
  }

  @Test
  void allEntriesAreReadOnceHoweverManyAndSoIsAWholeRollback() {
    int count = 11_000; // more than two parts of what is read at once
    for (int from = 0; from < count; from += 5_500) {
      entries.add(IntStream.range(from, from + 5_500)
          .mapToObj(i -> entry(signals(i), said(theirs, StatementKind.CONFIRMED, 1)))
          .toList());
    }
    List<Long> read = new ArrayList<>();
    entries.readAll(entry -> read.add(entry.id().number()));
    assertThat(read).hasSize(count).doesNotHaveDuplicates();
    List<Long> changed = new ArrayList<>();
    assertThat(entries.rollBack(theirs, NOON, entry -> changed.add(entry.id().number())))
        .isEqualTo(count);
    assertThat(changed).containsExactlyInAnyOrderElementsOf(read);
  }

  @Test
  void theSameSignalFromAnotherSourceIsOneEntryWithTwoStatements() {
    Entry first = add(signals(1), said(theirs, StatementKind.CONFIRMED, 1), EntryDetails.NONE);
    Entry second = add(signals(1), said(ours, StatementKind.CONFIRMED, 1), EntryDetails.NONE);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.statements().confirmationCount()).isEqualTo(2);
    assertThat(second.changed()).isGreaterThan(first.changed());
  }

  @Test
  void aRefusalSurvivesEveryLaterSyncOfTheSameEntry() {
    Entry entry = add(signals(1), said(theirs, StatementKind.PROPOSED, 1), EntryDetails.NONE);
    entries.change(entry.id(), old -> old.said(said(ours, StatementKind.REFUSED, 2)));
    for (int version = 1; version < 5; version++) {
      Entry synced =
          add(signals(1), said(theirs, StatementKind.CONFIRMED, version), EntryDetails.NONE);
      assertThat(synced.statements().standing()).isEqualTo(Standing.REFUSED);
    }
  }

  @Test
  void aReplayChangesNothing() {
    Entry entry = add(signals(1), said(theirs, StatementKind.PROPOSED, 3), EntryDetails.NONE);
    entries.change(entry.id(), old -> old.said(said(theirs, StatementKind.WITHDRAWN, 4)));
    long before = entries.find(entry.id()).orElseThrow().changed();
    Entry replayed = add(signals(1), said(theirs, StatementKind.PROPOSED, 4), EntryDetails.NONE);
    assertThat(replayed.statements().standing()).isEqualTo(Standing.WITHDRAWN);
    assertThat(replayed.changed()).isEqualTo(before);
  }

  @Test
  void aBatchMayHoldTheSameSignalTwice() {
    NewEntry first = entry(signals(1), said(theirs, StatementKind.PROPOSED, 1));
    NewEntry again = entry(signals(1), said(ours, StatementKind.CONFIRMED, 1));
    List<Entry> added = entries.add(List.of(first, again));
    assertThat(added.get(0).id()).isEqualTo(added.get(1).id());
    assertThat(entries.find(added.get(0).id()).orElseThrow().statements().all()).hasSize(2);
  }

  @Test
  void aBatchWithAnUnknownBankAddsNothing() {
    NewEntry good = entry(signals(1), said(theirs, StatementKind.PROPOSED, 1));
    NewEntry bad = new NewEntry(
        new BankId(999), signals(2), said(theirs, StatementKind.PROPOSED, 1), EntryDetails.NONE);
    assertThatThrownBy(() -> entries.add(List.of(good, bad))).isInstanceOf(RuntimeException.class);
    assertThat(entries.find(bank.id(), signals(1).get(0))).isEmpty();
  }

  @Test
  void changesAreReadInTheirOrderAndEachEntryOnce() {
    List<EntryId> ids = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ids.add(add(signals(i), said(theirs, StatementKind.PROPOSED, 1), EntryDetails.NONE)
          .id());
    }
    entries.change(ids.get(4), old -> old.disabled(NOON));
    List<EntryId> read = new ArrayList<>();
    long cursor = 0;
    for (List<EntryChange> page = entries.changesAfter(cursor, 7);
        !page.isEmpty();
        page = entries.changesAfter(cursor, 7)) {
      page.forEach(change -> read.add(((EntryChange.Changed) change).entry().id()));
      cursor = page.getLast().number();
    }
    ids.add(ids.remove(4));
    assertThat(read).isEqualTo(ids);
  }

  @Test
  void aSourceIsRolledBackWhole() {
    for (int i = 0; i < 20; i++) {
      add(signals(i), said(theirs, StatementKind.CONFIRMED, 1), EntryDetails.NONE);
    }
    Entry both = add(signals(3), said(ours, StatementKind.PROPOSED, 1), EntryDetails.NONE);
    List<Entry> changed = new ArrayList<>();
    assertThat(entries.rollBack(theirs, NOON, changed::add)).isEqualTo(20);
    assertThat(changed).hasSize(20);
    assertThat(changed)
        .filteredOn(entry -> entry.statements().standing() == Standing.WITHDRAWN)
        .hasSize(19);
    assertThat(entries.find(both.id()).orElseThrow().statements().standing())
        .isEqualTo(Standing.PROPOSED);
    assertThat(entries.rollBack(theirs, NOON, changed::add)).isZero();
  }

  @Test
  void aForgottenEntryLeavesNothing() {
    Entry entry = add(signals(1), said(theirs, StatementKind.PROPOSED, 1), DETAILS);
    assertThat(entries.forget(entry.id(), NOON)).isTrue();
    assertThat(entries.forget(entry.id(), NOON)).isFalse();
    assertThat(entries.find(bank.id(), signals(1).get(0))).isEmpty();
    assertThat(count("entry_signal")).isZero();
    assertThat(count("statement")).isZero();
  }

  @Test
  void aRemovedBankTakesItsEntriesWithIt() {
    add(signals(1), said(theirs, StatementKind.PROPOSED, 1), DETAILS);
    assertThat(banks.remove(bank.id(), NOON)).isTrue();
    assertThat(banks.remove(bank.id(), NOON)).isFalse();
    assertThat(count("entry")).isZero();
    assertThat(count("entry_signal")).isZero();
  }

  @Test
  void thousandsAreAddedInOneCall() {
    List<NewEntry> many = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      many.add(entry(signals(i), said(theirs, StatementKind.PROPOSED, 1)));
    }
    assertThat(entries.add(many)).extracting(Entry::id).doesNotHaveDuplicates().hasSize(3000);
    List<Entry> again = entries.add(many.subList(1000, 2000));
    assertThat(again).hasSize(1000);
    assertThat(count("entry")).isEqualTo(3000);
  }

  @Test
  void anotherKeyDoesNotOpenTheDatabase() {
    assertThatThrownBy(
            () -> KeyRing.open(database, OperatorKey.ofPassphrase("another passphrase"), 0))
        .isInstanceOf(WrongKeyException.class);
  }

  @Test
  void afterARotationOnlyTheNewKeyOpensIt() throws Exception {
    Entry entry = add(signals(1), said(theirs, StatementKind.PROPOSED, 1), DETAILS);
    OperatorKey before = OperatorKey.ofPassphrase("long enough, really");
    OperatorKey after = OperatorKey.ofPassphrase("the one that follows");
    KeyRing.rotate(database, before, after);
    assertThatThrownBy(() -> KeyRing.open(database, before, 0))
        .isInstanceOf(WrongKeyException.class);
    SqlEntryStore reopened = new SqlEntryStore(database, KeyRing.open(database, after, 0));
    assertSame(reopened.find(entry.id()).orElseThrow(), entry);
  }

  @Test
  void aSealedTextMovedToAnotherRowIsNoticed() {
    Entry one = add(signals(1), said(theirs, StatementKind.PROPOSED, 1), DETAILS);
    Entry other = add(signals(2), said(theirs, StatementKind.PROPOSED, 1), DETAILS);
    database
        .jdbc()
        .update(
            "update entry set signals_sealed = (select signals_sealed from entry where id = ?) where id = ?",
            other.id().number(),
            one.id().number());
    assertThatThrownBy(() -> entries.find(one.id()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the signals of row " + one.id().number() + " was changed");
  }

  private Entry add(List<Signal> signals, Statement said, EntryDetails details) {
    return entries.add(List.of(new NewEntry(bank.id(), signals, said, details))).getFirst();
  }

  private NewEntry entry(List<Signal> signals, Statement said) {
    return new NewEntry(bank.id(), signals, said, EntryDetails.NONE);
  }

  private int count(String table) {
    return Optional.ofNullable(
            database.jdbc().queryForObject("select count(*) from " + table, Integer.class))
        .orElseThrow();
  }

  private Statement said(SourceId source, StatementKind kind, long version) {
    return new Statement(source, source.equals(ours), kind, version, NOON);
  }

  private static List<Signal> signals(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PdqFingerprint fingerprint = new PdqFingerprint(
        random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    String md5 = String.format("%016x%016x", random.nextLong(), random.nextLong());
    return List.of(Signal.of(fingerprint), new Signal(SignalType.VIDEO_MD5, md5));
  }

  private static void assertSame(Entry actual, Entry expected) {
    assertThat(actual).usingRecursiveComparison().ignoringFields("statements").isEqualTo(expected);
    assertThat(actual.statements().all())
        .containsExactlyInAnyOrderElementsOf(expected.statements().all());
  }
}
