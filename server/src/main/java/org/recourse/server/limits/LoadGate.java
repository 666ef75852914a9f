package org.recourse.server.limits;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Asks for work while more comes than is usual, and of nobody while it does not. May be shared
/// between threads.
///
/// What is measured is how many come in all, against what the door lets through unasked: no
/// address counts here, so that no network, and nobody who comes through Tor, pays for what
/// others do. Once that bucket is empty, whoever comes is given a [Puzzle]. The harder the more
/// *solved* ones come: those who do not work make it no harder for those who do. It is never
/// harder than a telephone does in about two seconds. Who cannot work, as without script, waits
/// for [#WAIT_SECONDS] in place of it; for these a part of the door is kept that nobody else
/// uses.
@Component
public class LoadGate {

  /// After how many seconds an unsolved puzzle may let somebody in.
  static final long WAIT_SECONDS = 20;

  /// How hard the easiest part of a puzzle is: about 1,000 tries for all four, 30 ms of a desktop
  /// browser.
  static final int LEAST_BITS = 8;

  /// How hard the hardest part is: about 8,000 tries for all four.
  static final int MOST_BITS = 11;

  private static final String EVERYBODY = "all";

  private final RateLimits limits;
  private final Puzzles puzzles;

  /// Counts with these.
  public LoadGate(RateLimits limits, Puzzles puzzles) {
    this.limits = limits;
    this.puzzles = puzzles;
  }

  /// What is guarded.
  public enum Door {
    /// Opening a case.
    OPENING(RateLimit.CASES_ALL, RateLimit.CASES_WORKED, RateLimit.CASES_WAITED),
    /// Coming back to one, and whatever is done there.
    ENTERING(RateLimit.CASE_TRIES_ALL, RateLimit.CASE_TRIES_WORKED, RateLimit.CASE_TRIES_WAITED);

    private final RateLimit unasked;
    private final RateLimit worked;
    private final RateLimit waited;

    Door(RateLimit unasked, RateLimit worked, RateLimit waited) {
      this.unasked = unasked;
      this.worked = worked;
      this.waited = waited;
    }
  }

  /// Lets somebody in, or asks for work.
  ///
  /// @param about what is sent: a puzzle can be used for this alone
  /// @param text the puzzle that came with it, empty if none did
  /// @param answer its answer, empty if there is none
  /// @throws WorkAskedException if work is asked for
  public void enter(Door door, Supplier<String> about, String text, String answer) {
    Optional<Puzzle> brought = text.isEmpty() ? Optional.empty() : puzzles.read(text, about.get());
    boolean solved = brought.isPresent() && brought.get().isSolvedBy(answer);
    boolean isIn = brought.isPresent() && letsIn(door, brought.get(), solved);
    if (isIn || hasRoom(door.unasked)) {
      return;
    }
    if (solved) {
      throw new WorkAskedException(brought.get(), answer, 1);
    }
    Puzzle asked = brought.orElseGet(() -> puzzles.make(about.get(), bits(door)));
    Duration left = Duration.ofSeconds(WAIT_SECONDS).minus(puzzles.age(asked));
    throw new WorkAskedException(asked, "", Math.max(1, left.plusMillis(999).toSeconds()));
  }

  private boolean letsIn(Door door, Puzzle puzzle, boolean solved) {
    boolean isEarned = solved || puzzles.age(puzzle).toSeconds() >= WAIT_SECONDS;
    if (!isEarned || !puzzles.use(puzzle)) {
      return false;
    }
    if (hasRoom(solved ? door.worked : door.waited)) {
      return true;
    }
    puzzles.giveBack(puzzle);
    return false;
  }

  private boolean hasRoom(RateLimit limit) {
    return limits.seconds(limit, EVERYBODY, 1) == 0;
  }

  private int bits(Door door) {
    int steps = MOST_BITS - LEAST_BITS + 1;
    double asked = 1 - limits.fill(door.worked, EVERYBODY);
    return LEAST_BITS + Math.min(steps - 1, (int) (asked * steps));
  }
}
