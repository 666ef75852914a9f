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

  private final Admission admission = new Admission(1);
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void close() {
    end.countDown();
    admission.close();
  }

  @Test
  void whoComesToAFullHouseIsTurnedAwayUntilSomebodyLeaves() {
    long entered = IntStream.range(0, 200).filter(i -> admission.enter()).count();
    assertThat(entered).isEqualTo(32);
    assertThat(admission.shedCount()).isEqualTo(168);
    admission.leave();
    assertThat(admission.enter()).isTrue();
    assertThat(admission.enter()).isFalse();
  }

  @Test
  void workIsDoneByAThreadOfTheMachinesOwnUnderTheCallsCorrelation() {
    MDC.put("correlation", "c1");
    try {
      String seen =
          admission.inTurn(() -> Thread.currentThread().isVirtual() + " " + MDC.get("correlation"));
      assertThat(seen).isEqualTo("false c1");
      assertThat(admission.inTurn(() -> 5)).isEqualTo(5);
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
    assertThatThrownBy(() -> admission.inTurn(() -> {
          throw new AssertionError("its turn never came");
        }))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.OVERLOADED));
    assertThat(admission.shedCount()).isEqualTo(1);
    end.countDown();
    for (Thread thread : before) {
      thread.join();
    }
    assertThat(admission.inTurn(() -> "again")).isEqualTo("again");
  }

  private Thread busy() {
    return Thread.ofPlatform().start(() -> admission.inTurn(this::awaited));
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
      assertThatThrownBy(() -> admission.inTurn(() -> {
            throw ProblemException.invalid("no");
          }))
          .isInstanceOf(ProblemException.class)
          .hasMessage("no");
    }
    assertThat(admission.inTurn(() -> 1)).isEqualTo(1);
  }
}
