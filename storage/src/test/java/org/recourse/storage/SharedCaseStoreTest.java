package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recourse.storage.Stores.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.casework.cases.CaseEvent;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.casework.cases.CaseId;
import org.recourse.casework.cases.CaseReading;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.cases.SharedCase;
import org.recourse.hub.TenantId;

/// What both databases promise of cases that requesters let caseworkers read.
class SharedCaseStoreTest {

  private static final Random RANDOM = new Random(20261121);

  @TempDir
  private Path folder;

  private static CaseId open(House house, ConsentAct... agreed) {
    return house.openCase(House.key(RANDOM.nextInt()), Optional.empty(), agreed);
  }

  private static SqlSharedCaseStore shared(House house) {
    return new SqlSharedCaseStore(house.stores().database(), house.stores().keys());
  }

  private static CaseReading reading(CaseId id, Instant at) {
    return new CaseReading(id, 7, CaseReading.Act.READ, at);
  }

  @ParameterizedTest
  @EnumSource
  void onlySharedCasesOfTheSamePlatformAreThere(TestDatabase kind) throws Exception {
    try (var house = House.open(kind, folder)) {
      SqlSharedCaseStore shared = shared(house);
      TenantId tenant = house.stores().tenant();
      TenantId other = house.stores().tenants().createTenant("another platform", NOON);
      CaseId hers = open(house, ConsentAct.KEEP_CASE, ConsentAct.READ_CASE);
      CaseId closed = open(house, ConsentAct.KEEP_CASE);
      assertThat(shared.list(tenant, 10).stream().map(SharedCase::id)).containsExactly(hers);
      assertThat(shared.list(other, 10)).isEmpty();
      assertThat(shared.enter(tenant, reading(closed, NOON))).isEmpty();
      assertThat(shared.enter(other, reading(hers, NOON))).isEmpty();
      assertThat(shared.write(other, hers, 7, "Hello", NOON)).isFalse();
      assertThat(shared.readings(tenant, 10)).isEmpty();
      CaseHandle handle = shared.list(tenant, 10).getFirst().handle();
      assertThat(shared.find(tenant, handle)).hasValue(hers);
      assertThat(shared.find(other, handle)).isEmpty();
      house.cases().consent(hers, ConsentAct.READ_CASE, false, NOON);
      assertThat(shared.find(tenant, handle)).isEmpty();
      assertThat(shared.enter(tenant, reading(hers, NOON))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void sheIsToldOfVisitsOnceADayAndWhoAuditsOfEach(TestDatabase kind) throws Exception {
    try (var house = House.open(kind, folder)) {
      SqlSharedCaseStore shared = shared(house);
      TenantId tenant = house.stores().tenant();
      CaseId id = open(house, ConsentAct.READ_CASE);
      for (int hour : new int[] {0, 1, 23, 25}) {
        assertThat(shared.enter(tenant, reading(id, NOON.plus(Duration.ofHours(hour)))))
            .isPresent();
      }
      assertThat(house.cases().find(id).orElseThrow().events().stream().map(CaseEvent::kind))
          .containsExactly(CaseEventKind.OPENED, CaseEventKind.CASE_READ, CaseEventKind.CASE_READ);
      house.cases().delete(id, NOON);
      assertThat(shared.readings(tenant, 10)).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoWaitsForAnAnswerStandsFirst(TestDatabase kind) throws Exception {
    try (var house = House.open(kind, folder)) {
      SqlSharedCaseStore shared = shared(house);
      TenantId tenant = house.stores().tenant();
      CaseId quiet = open(house, ConsentAct.READ_CASE);
      CaseId waits = open(house, ConsentAct.READ_CASE);
      house
          .cases()
          .note(waits, new CaseEvent(CaseEventKind.ANSWERED, NOON, Map.of("text", "Hello?")));
      assertThat(shared.list(tenant, 10).stream().map(SharedCase::id))
          .containsExactly(waits, quiet);
      assertThat(shared.list(tenant, 10).getFirst().isWaiting()).isTrue();
      assertThat(shared.write(tenant, waits, 7, "We are here.", NOON.plusSeconds(1)))
          .isTrue();
      assertThat(shared.list(tenant, 10)).noneMatch(SharedCase::isWaiting);
      assertThat(house.cases().find(waits).orElseThrow().events().getLast().details())
          .containsEntry("text", "We are here.");
    }
  }
}
