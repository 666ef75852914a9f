package org.recourse.server.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.casework.cases.CaseContent;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.cases.CaseKey;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.cases.Route;
import org.recourse.casework.law.GuardedClock;
import org.recourse.casework.law.LawBook;
import org.recourse.hub.EntryStore;
import org.recourse.hub.Hub;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.hub.TenantId;
import org.recourse.hub.Upload;
import org.recourse.storage.Database;
import org.recourse.storage.KeyRing;
import org.recourse.storage.OperatorKey;
import org.recourse.storage.SqlBankStore;
import org.recourse.storage.SqlCaseStore;
import org.recourse.storage.SqlEntryStore;
import org.recourse.storage.SqlNoticeStore;
import org.recourse.storage.SqlOutbox;
import org.recourse.storage.SqlTenantStore;

/// What consents do to the bank, for one requester and for two who brought the same picture.
class CaseDeskTest {

  private static final Signal PICTURE = new Signal(SignalType.PDQ, "0123456789abcdef".repeat(4));
  private static final Signal OTHER = new Signal(SignalType.PDQ, "fedcba9876543210".repeat(4));
  private static final Set<ConsentAct> MATCH =
      Set.of(ConsentAct.KEEP_CASE, ConsentAct.MATCH_UPLOADS);

  @TempDir
  private Path folder;

  private Database database;
  private String failingAt = "";
  private Instant time = Instant.parse("2026-03-03T12:00:00Z");
  private Hub hub;
  private CaseDesk desk;
  private TenantId tenant;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(Database.sqliteUrl(folder.resolve("hub.db")));
    KeyRing keys = KeyRing.open(
        database, OperatorKey.makeFile(folder.resolve("hub.key"), new SecureRandom()), 0);
    SqlTenantStore tenants = new SqlTenantStore(database);
    tenant = tenants.createTenant("A platform", Instant.EPOCH);
    SqlEntryStore entries = new SqlEntryStore(database, keys);
    InstantSource clock = () -> time;
    hub = new Hub(new SqlBankStore(database), failing(entries), Runnable::run, clock);
    SqlNoticeStore notices = new SqlNoticeStore(database, keys, new SqlOutbox(database, keys));
    NoticeDesk noticeDesk = new NoticeDesk(
        notices,
        LawBook.standard(),
        CaseworkSettings.USUAL,
        clock,
        new ReceiptClock(new GuardedClock(clock, System::nanoTime, Optional.empty())));
    desk = new CaseDesk(
        new SqlCaseStore(database, keys, notices, entries),
        noticeDesk,
        new CaseworkBanks(hub, tenants),
        hub,
        clock);
  }

  // The store, but that the database is away at one of its methods.
  private EntryStore failing(EntryStore store) {
    return (EntryStore) Proxy.newProxyInstance(
        EntryStore.class.getClassLoader(),
        new Class<?>[] {EntryStore.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals(failingAt)) {
            throw new StoreUnavailableException(failingAt, new IOException("away"));
          }
          try {
            return method.invoke(store, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private CaseFile opened(int who, Set<ConsentAct> agreed) {
    return desk.open(
        tenant,
        new CaseDesk.Asked(
            key(who),
            new CaseContent(Route.PROTECT, "en", Map.of(), List.of(List.of(PICTURE))),
            agreed,
            Optional.empty()));
  }

  private static CaseKey key(int who) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) who;
    return CaseKey.of(bytes);
  }

  private List<String> banksThatMatch() {
    return hub.lookUp(tenant, Upload.of(PICTURE), bank -> true).stream()
        .map(match -> match.bank().name().text())
        .toList();
  }

  private CaseFile now(CaseFile file, int who) {
    return desk.find(file.handle(), key(who)).orElseThrow();
  }

  @Test
  void withoutConsentToMatchNothingIsInTheBank() {
    opened(1, Set.of(ConsentAct.KEEP_CASE, ConsentAct.SHARE_FINGERPRINTS));
    assertThat(banksThatMatch()).isEmpty();
  }

  @Test
  void consentMovesFingerprintsBetweenTheBanksAndOutOfBoth() {
    CaseFile file = opened(1, MATCH);
    assertThat(banksThatMatch()).containsExactly("CASEWORK_REQUESTED");
    desk.consent(tenant, now(file, 1), ConsentAct.SHARE_FINGERPRINTS, true);
    assertThat(banksThatMatch()).containsExactly("CASEWORK_REQUESTED_FOR_ALL");
    desk.consent(tenant, now(file, 1), ConsentAct.SHARE_FINGERPRINTS, false);
    assertThat(banksThatMatch()).containsExactly("CASEWORK_REQUESTED");
    desk.consent(tenant, now(file, 1), ConsentAct.MATCH_UPLOADS, false);
    assertThat(banksThatMatch()).isEmpty();
    desk.consent(tenant, now(file, 1), ConsentAct.MATCH_UPLOADS, true);
    assertThat(banksThatMatch()).containsExactly("CASEWORK_REQUESTED");
  }

  @Test
  void whatOneRequesterWithdrawsStaysForAnotherWhoBroughtTheSamePicture() {
    CaseFile first = opened(1, MATCH);
    CaseFile second = opened(2, MATCH);
    desk.delete(tenant, now(first, 1));
    assertThat(desk.find(first.handle(), key(1))).isEmpty();
    assertThat(banksThatMatch()).containsExactly("CASEWORK_REQUESTED");
    assertThat(now(second, 2).events()).isEqualTo(second.events());
    desk.consent(tenant, now(second, 2), ConsentAct.MATCH_UPLOADS, false);
    assertThat(banksThatMatch()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"add", "change", "forget"})
  void whatFailsHalfwayDidNothing(String where) {
    CaseFile file = opened(1, MATCH);
    failingAt = where;
    if (where.equals("add")) {
      assertFails(() -> desk.add(tenant, file, Map.of("what", "more"), List.of(List.of(OTHER))));
      assertFails(() -> desk.consent(tenant, file, ConsentAct.SHARE_FINGERPRINTS, true));
    } else {
      assertFails(() -> desk.consent(tenant, file, ConsentAct.SHARE_FINGERPRINTS, true));
      assertFails(() -> desk.consent(tenant, file, ConsentAct.MATCH_UPLOADS, false));
      assertFails(() -> desk.delete(tenant, file));
    }
    failingAt = "";
    assertThat(now(file, 1)).isEqualTo(file);
    assertThat(banksThatMatch()).containsExactly("CASEWORK_REQUESTED");
    desk.consent(tenant, file, ConsentAct.MATCH_UPLOADS, false);
    assertThat(banksThatMatch()).isEmpty();
  }

  @Test
  void whatSheGivesTwiceIsGivenOnce() {
    CaseFile file = opened(1, MATCH);
    desk.consent(tenant, file, ConsentAct.MATCH_UPLOADS, true);
    assertThat(banksThatMatch()).containsExactly("CASEWORK_REQUESTED");
    assertThat(now(file, 1).events()).isEqualTo(file.events());
  }

  @Test
  void whatSheSaysLastCountsThoughTheClockWasSetBack() {
    CaseFile file = opened(1, MATCH);
    for (int minutes : new int[] {5, -30, 0, -1}) {
      time = time.plusSeconds(60L * minutes);
      desk.consent(tenant, file, ConsentAct.MATCH_UPLOADS, false);
      assertThat(banksThatMatch()).isEmpty();
      desk.consent(tenant, file, ConsentAct.MATCH_UPLOADS, true);
      assertThat(banksThatMatch()).containsExactly("CASEWORK_REQUESTED");
    }
  }

  private static void assertFails(ThrowingCallable act) {
    assertThatThrownBy(act).isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void whatSheAddsInOneTabFollowsWhatSheTookBackInAnother() {
    CaseFile before = opened(1, MATCH);
    desk.consent(tenant, before, ConsentAct.MATCH_UPLOADS, false);
    desk.add(tenant, before, Map.of(), List.of(List.of(OTHER)));
    assertThat(now(before, 1).content().fingerprints()).hasSize(2);
    assertThat(hub.lookUp(tenant, Upload.of(OTHER), bank -> true)).isEmpty();
  }
}
