package org.recourse.casework.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.recourse.casework.staff.Approval.State;
import org.recourse.casework.staff.Approval.Step;
import org.recourse.hub.TenantId;

class ApprovalTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final StaffId ANN = new StaffId(1);
  private static final StaffId BEN = new StaffId(2);
  private static final int RACES = 1_000;

  private final Approval proposed = new Approval(
      new ApprovalId(1),
      new TenantId(1),
      TwoPersonAct.REMOVE_STAFF,
      "staff/3",
      "left the team",
      ANN,
      NOON,
      State.PROPOSED,
      null);

  @Test
  void whoProposedItCannotApproveOrRefuseIt() {
    assertThat(proposed.approve(ANN, NOON)).isEqualTo(new Step.Alone());
    assertThat(proposed.refuse(ANN, NOON)).isEqualTo(new Step.Alone());
  }

  @Test
  void aSecondPersonApprovesItAndItIsExecutedOnce() {
    Approval approved = taken(proposed.approve(BEN, NOON));
    assertThat(approved.decider()).contains(BEN);
    Approval executed = taken(approved.execute(NOON));
    assertThat(executed.execute(NOON)).isEqualTo(new Step.Not(State.EXECUTED));
    assertThat(executed.withdraw(ANN)).isEqualTo(new Step.Not(State.EXECUTED));
  }

  @Test
  void itIsNotExecutedBeforeItIsApprovedNorAfterItIsRefusedOrWithdrawn() {
    assertThat(proposed.execute(NOON)).isEqualTo(new Step.Not(State.PROPOSED));
    Approval refused = taken(proposed.refuse(BEN, NOON));
    assertThat(refused.execute(NOON)).isEqualTo(new Step.Not(State.REFUSED));
    Approval withdrawn = taken(taken(proposed.approve(BEN, NOON)).withdraw(ANN));
    assertThat(withdrawn.execute(NOON)).isEqualTo(new Step.Not(State.WITHDRAWN));
  }

  @Test
  void onlyWhoProposedItWithdrawsIt() {
    assertThat(proposed.withdraw(BEN)).isEqualTo(new Step.Not(State.PROPOSED));
  }

  @Test
  void afterADayItIsNeitherApprovedNorExecuted() {
    Instant late = NOON.plus(Approval.VALID);
    assertThat(proposed.isOpen(late.minusMillis(1))).isTrue();
    assertThat(proposed.isOpen(late)).isFalse();
    assertThat(proposed.approve(BEN, late)).isEqualTo(new Step.Expired());
    Approval approved = taken(proposed.approve(BEN, late.minusMillis(1)));
    assertThat(approved.execute(late)).isEqualTo(new Step.Expired());
  }

  @Test
  void noApprovalNamesOnePersonTwice() {
    assertThatThrownBy(() -> new Approval(
            proposed.id(),
            proposed.tenant(),
            proposed.act(),
            proposed.subject(),
            proposed.reason(),
            ANN,
            NOON,
            State.APPROVED,
            ANN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itPrintsNeitherReasonNorSubject() {
    assertThat(proposed.toString()).doesNotContain("left", "staff/3");
  }

  @Test
  void inAThousandRacesNobodyApprovesAloneAndNothingIsExecutedTwice() throws Exception {
    List<Function<Approval, Step>> rules = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      rules.add(approval -> approval.approve(ANN, NOON));
      rules.add(approval -> approval.approve(BEN, NOON));
      rules.add(approval -> approval.execute(NOON));
      rules.add(approval -> approval.execute(NOON));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(rules.size())) {
      for (int race = 0; race < RACES; race++) {
        AtomicReference<Approval> held = new AtomicReference<>(proposed);
        List<Step> steps = raced(threads, held, rules);
        long executed = steps.stream()
            .filter(step -> step instanceof Step.Taken(var next) && next.state() == State.EXECUTED)
            .count();
        assertThat(executed).as("race %d", race).isLessThanOrEqualTo(1);
        assertThat(steps.get(0)).isNotInstanceOf(Step.Taken.class);
        assertThat(held.get().decider()).contains(BEN);
      }
    }
  }

  private static List<Step> raced(
      ExecutorService threads, AtomicReference<Approval> held, List<Function<Approval, Step>> rules)
      throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Step>> running = new ArrayList<>();
    for (Function<Approval, Step> rule : rules) {
      Callable<Step> one = () -> {
        start.await();
        return stepped(held, rule);
      };
      running.add(threads.submit(one));
    }
    start.countDown();
    List<Step> steps = new ArrayList<>();
    for (Future<Step> one : running) {
      steps.add(one.get());
    }
    return steps;
  }

  // As a store does it: the step is taken of the state that was read, or asked again.
  private static Step stepped(AtomicReference<Approval> held, Function<Approval, Step> rule) {
    while (true) {
      Approval before = held.get();
      Step step = rule.apply(before);
      if (!(step instanceof Step.Taken(var next)) || held.compareAndSet(before, next)) {
        return step;
      }
    }
  }

  private static Approval taken(Step step) {
    assertThat(step).isInstanceOf(Step.Taken.class);
    return ((Step.Taken) step).next();
  }
}
