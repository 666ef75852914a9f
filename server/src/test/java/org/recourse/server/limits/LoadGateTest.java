package org.recourse.server.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.recourse.server.limits.LoadGate.Door;
import org.springframework.core.env.StandardEnvironment;

class LoadGateTest {

  private static final Instant START = Instant.parse("2026-11-21T20:00:00Z");
  private static final String NONE = "";

  private final AtomicLong nanos = new AtomicLong();
  private final RateLimits limits =
      new RateLimits(nanos::get, RateLimits.MOST_HOLDERS, new StandardEnvironment());
  private final Puzzles puzzles = new Puzzles(() -> START.plusNanos(nanos.get()));
  private final LoadGate gate = new LoadGate(limits, puzzles);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void flood() {
    for (int i = 0; i < RateLimit.CASES_ALL.size() + 1; i++) {
      asked("a flood", NONE, NONE);
    }
  }

  private boolean letsIn(String about, String puzzle, String answer) {
    return catchThrowableOfType(
            WorkAskedException.class, () -> gate.enter(Door.OPENING, () -> about, puzzle, answer))
        == null;
  }

  private WorkAskedException asked(String about, String puzzle, String answer) {
    return catchThrowableOfType(
        WorkAskedException.class, () -> gate.enter(Door.OPENING, () -> about, puzzle, answer));
  }

  @Test
  void whileItIsCalmNobodyIsAsked() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(letsIn("a form", NONE, NONE)).isTrue();
      pass(Duration.ofMillis(100));
    }
  }

  @Test
  void whoSolvedItIsLetInOnceAndWithThisFormOnly() {
    flood();
    Puzzle puzzle = asked("hers", NONE, NONE).puzzle();
    String answer = puzzle.solve();
    assertThat(letsIn("another form", puzzle.text(), answer)).isFalse();
    assertThat(letsIn("hers", puzzle.text(), "0-0-0-0")).isFalse();
    assertThat(letsIn("hers", puzzle.text(), NONE)).isFalse();
    assertThat(letsIn("hers", puzzle.text(), answer)).isTrue();
    assertThat(letsIn("hers", puzzle.text(), answer)).isFalse();
  }

  @Test
  void aPuzzleThatWasMadeEasierOrByAnotherOrEndedLetsNobodyIn() {
    flood();
    Puzzle puzzle = asked("hers", NONE, NONE).puzzle();
    String easier = puzzle.text().replace("." + puzzle.bits() + ".", ".1.");
    assertThat(letsIn("hers", easier, new Puzzle(easier, 1, START).solve())).isFalse();
    Puzzle others = new Puzzles(() -> START).make("hers", 1);
    assertThat(letsIn("hers", others.text(), others.solve())).isFalse();
    for (String none :
        new String[] {"1", "1.2.3", puzzle.text() + "0", "\u0000", "x".repeat(9_999)}) {
      assertThat(letsIn("hers", none, "1-2-3-4")).isFalse();
    }
    pass(Puzzles.LIVES);
    flood();
    assertThat(letsIn("hers", puzzle.text(), puzzle.solve())).isFalse();
  }

  @Test
  void whoWaitsIsLetInWithoutWorkingAndKeepsTheSamePuzzle() {
    flood();
    WorkAskedException asked = asked("hers", NONE, NONE);
    assertThat(asked.waitSeconds()).isEqualTo(LoadGate.WAIT_SECONDS);
    pass(Duration.ofSeconds(LoadGate.WAIT_SECONDS - 1));
    flood();
    WorkAskedException early = asked("hers", asked.puzzle().text(), NONE);
    assertThat(early.puzzle()).isEqualTo(asked.puzzle());
    assertThat(early.waitSeconds()).isEqualTo(1);
    pass(Duration.ofSeconds(1));
    flood();
    assertThat(letsIn("hers", asked.puzzle().text(), NONE)).isTrue();
    assertThat(letsIn("hers", asked.puzzle().text(), NONE)).isFalse();
  }

  @Test
  void thoseWhoDoNotWorkMakeItNoHarderAndThoseWhoDoMakeItHarderUpToAnEnd() {
    for (int i = 0; i < 50; i++) {
      flood();
    }
    assertThat(asked("hers", NONE, NONE).puzzle().bits()).isEqualTo(LoadGate.LEAST_BITS);
    int bits = LoadGate.LEAST_BITS;
    for (int i = 0; i < RateLimit.CASES_WORKED.size(); i++) {
      limits.seconds(RateLimit.CASES_WORKED, "all", 1);
      int now = asked("hers", NONE, NONE).puzzle().bits();
      assertThat(now).isBetween(bits, bits + 1);
      bits = now;
    }
    assertThat(bits).isEqualTo(LoadGate.MOST_BITS);
    pass(Duration.ofSeconds(10));
    flood();
    assertThat(asked("hers", NONE, NONE).puzzle().bits()).isEqualTo(LoadGate.LEAST_BITS);
  }

  @Test
  void whoSolvedItWhileThereWasNoRoomComesBackWithTheSameAnswer() {
    flood();
    Puzzle puzzle = asked("hers", NONE, NONE).puzzle();
    String answer = puzzle.solve();
    limits.seconds(RateLimit.CASES_WORKED, "all", RateLimit.CASES_WORKED.size());
    WorkAskedException full = asked("hers", puzzle.text(), answer);
    assertThat(full.puzzle()).isEqualTo(puzzle);
    assertThat(full.answer()).isEqualTo(answer);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1) / (long) RateLimit.CASES_WORKED.refill() + 1);
    assertThat(letsIn("hers", puzzle.text(), answer)).isTrue();
  }

  @Test
  void whatFloodsOneDoorLeavesTheOtherOpen() {
    flood();
    assertThatCode(() -> gate.enter(Door.ENTERING, () -> "a number and words", NONE, NONE))
        .doesNotThrowAnyException();
  }
}
