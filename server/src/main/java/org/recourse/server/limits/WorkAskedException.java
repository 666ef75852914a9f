package org.recourse.server.limits;

/// A call ends with a puzzle: so much comes now that who wants to be let in must work a little,
/// or wait. Nothing was done.
public final class WorkAskedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Puzzle puzzle;
  private final String answer;
  private final long waitSeconds;

  WorkAskedException(Puzzle puzzle, String answer, long waitSeconds) {
    super("work is asked for", null, false, false);
    this.puzzle = puzzle;
    this.answer = answer;
    this.waitSeconds = waitSeconds;
  }

  /// Returns the work.
  public Puzzle puzzle() {
    return puzzle;
  }

  /// Returns the answer if it was given already, and there was no room for it: it can be given
  /// again. Empty otherwise.
  public String answer() {
    return answer;
  }

  /// Returns in how many seconds the same puzzle, unsolved, may let somebody in.
  public long waitSeconds() {
    return waitSeconds;
  }
}
