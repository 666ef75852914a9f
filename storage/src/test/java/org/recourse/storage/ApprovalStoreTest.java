package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recourse.storage.Stores.NOON;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.casework.staff.Approval;
import org.recourse.casework.staff.Approval.State;
import org.recourse.casework.staff.Approval.Step;
import org.recourse.casework.staff.Role;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffStore.Invitation;
import org.recourse.casework.staff.TwoPersonAct;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.hub.TenantId;

/// What both databases promise of acts that need two persons.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ApprovalStoreTest {

  private static final int RACES = 1_000;

  private final TestDatabase kind;

  @TempDir
  private Path folder;

  private Stores stores;
  private SqlApprovalStore approvals;
  private StaffId ann;
  private StaffId ben;

  ApprovalStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() throws Exception {
    stores = Stores.open(kind, folder);
    approvals = new SqlApprovalStore(stores.database(), stores.keys());
    ann = member("ann");
    ben = member("ben");
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void aProposalIsReadAsItWasMadeAndOnlyByItsTenant() {
    Approval made = propose();
    assertThat(approvals.find(stores.tenant(), made.id())).contains(made);
    TenantId other = stores.tenants().createTenant("another platform", NOON);
    assertThat(approvals.find(other, made.id())).isEmpty();
    assertThat(approvals.step(other, made.id(), one -> one.approve(ben, NOON))).isEmpty();
    assertThat(approvals.open(other, NOON)).isEmpty();
  }

  @Test
  void whatWaitsIsListedUntilItIsDoneOrADayHasPassed() {
    Approval first = propose();
    Approval second = propose();
    assertThat(approvals.open(stores.tenant(), NOON)).containsExactly(first, second);
    assertThat(approvals.open(stores.tenant(), NOON.plus(Approval.VALID))).isEmpty();
    approvals.step(stores.tenant(), first.id(), one -> one.refuse(ben, NOON));
    assertThat(approvals.open(stores.tenant(), NOON)).containsExactly(second);
  }

  @Test
  void whatIsApprovedIsFoundByActAndSubject() {
    Approval made = propose();
    assertThat(approved("staff/9")).isEmpty();
    approvals.step(stores.tenant(), made.id(), one -> one.approve(ben, NOON));
    assertThat(approved("staff/9")).extracting(Approval::id).containsExactly(made.id());
    assertThat(approved("staff/8")).isEmpty();
    approvals.step(stores.tenant(), made.id(), one -> one.execute(NOON));
    assertThat(approved("staff/9")).isEmpty();
  }

  @Test
  void theDatabaseItselfRefusesOnePersonTwice() {
    Approval made = propose();
    assertThatThrownBy(() -> stores
            .database()
            .transaction(
                "lying",
                () -> stores
                    .database()
                    .jdbc()
                    .update(
                        "update approval set state = 'APPROVED', decided_by = proposed_by where id = ?",
                        made.id().number())))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(approvals.find(stores.tenant(), made.id())).contains(made);
  }

  @Test
  void theReasonIsNotOnTheDiskAsItIs() {
    Approval made = propose();
    byte[] sealed = stores
        .database()
        .jdbc()
        .queryForObject(
            "select reason_sealed from approval where id = ?",
            byte[].class,
            made.id().number());
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("left");
  }

  @Test
  void inAThousandRacesNobodyApprovesAloneAndNothingIsExecutedTwice() throws Exception {
    List<Function<Approval, Step>> rules = List.of(
        one -> one.approve(ann, NOON),
        one -> one.approve(ben, NOON),
        one -> one.execute(NOON),
        one -> one.execute(NOON));
    int executedInAll = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(rules.size())) {
      for (int race = 0; race < RACES; race++) {
        Approval made = propose();
        List<Step> steps = raced(threads, made, rules);
        assertThat(steps.get(0)).isNotInstanceOf(Step.Taken.class);
        assertThat(steps.get(1)).isInstanceOf(Step.Taken.class);
        int executed = executedCount(steps);
        assertThat(executed).as("race %d", race).isLessThanOrEqualTo(1);
        Step again = step(made, one -> one.execute(NOON));
        int after = executed + executedCount(List.of(again));
        assertThat(after).as("race %d", race).isEqualTo(1);
        executedInAll += executed;
      }
    }
    // Else the execution never met the approval, and nothing was raced.
    assertThat(executedInAll).isPositive();
  }

  private List<Step> raced(
      ExecutorService threads, Approval made, List<Function<Approval, Step>> rules)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(rules.size());
    List<Future<Step>> running = new ArrayList<>();
    for (Function<Approval, Step> rule : rules) {
      Callable<Step> one = () -> {
        start.await();
        return step(made, rule);
      };
      running.add(threads.submit(one));
    }
    List<Step> steps = new ArrayList<>();
    for (Future<Step> one : running) {
      steps.add(one.get());
    }
    return steps;
  }

  private static int executedCount(List<Step> steps) {
    return (int) steps.stream()
        .filter(step -> step instanceof Step.Taken(var next) && next.state() == State.EXECUTED)
        .count();
  }

  private Step step(Approval of, Function<Approval, Step> rule) {
    return approvals.step(stores.tenant(), of.id(), rule).orElseThrow();
  }

  private List<Approval> approved(String subject) {
    return approvals.approved(stores.tenant(), TwoPersonAct.REMOVE_STAFF, subject, NOON);
  }

  private Approval propose() {
    return approvals.propose(
        stores.tenant(), TwoPersonAct.REMOVE_STAFF, "staff/9", "left the team", ann, NOON);
  }

  private StaffId member(String name) {
    return new SqlStaffStore(stores.database(), stores.keys())
        .invite(
            stores.tenant(),
            name,
            name,
            Set.of(Role.OPERATOR),
            new Invitation(name, NOON.plusSeconds(1)),
            NOON)
        .orElseThrow()
        .id();
  }
}
