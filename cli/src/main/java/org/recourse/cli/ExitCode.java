package org.recourse.cli;

/// What the program's exit codes mean.
public final class ExitCode {

  /// All was done.
  public static final int DONE = 0;

  /// Nothing was found, or something was refused; the output says what.
  public static final int FOUND_NOTHING_OR_REFUSED_SOME = 1;

  /// The command was not understood.
  public static final int WRONG_USE = 2;

  private ExitCode() {}

  /// Returns the code for work that was or was not done wholly.
  public static int of(boolean done) {
    return done ? DONE : FOUND_NOTHING_OR_REFUSED_SOME;
  }
}
