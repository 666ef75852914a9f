package org.recourse.server.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.slf4j.MDC;

class AdmissionTest {

  private static final int MANY = 100;

  private final Admission admission = new Admission(1);
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void close() {
    end.countDown();
    admission.close();
  }

  @Test
  void whoComesToAFullHouseIsTurnedAwayUntilSomebodyLeaves() {
    long entered =
        IntStream.range(0, 200).filter(i -> admission.enter(200) == 1).count();
    assertThat(entered).isEqualTo(64);
    assertThat(admission.shedCount()).isEqualTo(136);
    admission.leave(1);
    assertThat(admission.enter(200)).isEqualTo(1);
    assertThat(admission.enter(200)).isZero();
  }

  @Test
  void ofLargeCallsFewerAreLetIn() {
    for (int bytes : new int[] {15 << 10, 1 << 30, Integer.MAX_VALUE}) {
      assertThat(admission.enter(bytes)).isEqualTo(16);
    }
    assertThat(admission.hasRoom(Long.MAX_VALUE)).isTrue();
    assertThat(admission.enter(15 << 10)).isEqualTo(16);
    assertThat(admission.hasRoom(-1)).isFalse();
    assertThat(admission.enter(200)).isZero();
    admission.leave(16);
    assertThat(admission.enter(2_048)).isEqualTo(3);
  }

  @Test
  void workIsDoneByAThreadOfTheMachinesOwnUnderTheCallsCorrelation() {
    MDC.put("correlation", "c1");
    try {
      String seen = admission.inTurn(
          MANY, () -> Thread.currentThread().isVirtual() + " " + MDC.get("correlation"));
      assertThat(seen).isEqualTo("false c1");
      assertThat(admission.inTurn(MANY, () -> 5)).isEqualTo(5);
    } finally {
      MDC.clear();
    }
  }

  @Test
  void whoseTurnDoesNotComeIsTurnedAwayAndHisWorkIsNotDone() throws Exception {
    List<Thread> before = List.of(busy(), busy(), busy());
    for (Thread thread : before) {
      while (thread.getState() == Thread.State.RUNNABLE || thread.getState() == Thread.State.NEW) {
        Thread.onSpinWait();
      }
    }
    assertThatThrownBy(() -> admission.inTurn(MANY, () -> {
          throw new AssertionError("its turn never came");
        }))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.OVERLOADED));
    assertThat(admission.shedCount()).isEqualTo(1);
    end.countDown();
    for (Thread thread : before) {
      thread.join();
    }
    assertThat(admission.inTurn(MANY, () -> "again")).isEqualTo("again");
  }

  @Test
  void aFewLookUpsAreDoneAtOnceByTheCallersOwnThread() throws Exception {
    Thread before = busy();
    assertThat(admission.inTurn(4, Thread::currentThread)).isSameAs(Thread.currentThread());
    end.countDown();
    before.join();
  }

  private Thread busy() {
    return Thread.ofPlatform().start(() -> admission.inTurn(MANY, this::awaited));
  }

  private boolean awaited() {
    try {
      end.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatFailsFailsAsItWouldHaveInTheCallersOwnThreadAndTheTurnComesBack() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> admission.inTurn(MANY, () -> {
            throw ProblemException.invalid("no");
          }))
          .isInstanceOf(ProblemException.class)
          .hasMessage("no");
    }
    assertThat(admission.inTurn(MANY, () -> 1)).isEqualTo(1);
  }
}
