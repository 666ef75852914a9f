package org.recourse.cli.demo.loop;

import java.io.PrintWriter;

/// Tells in the terminal what happens, and keeps count of what did not. For one thread.
public final class Narrator {

  private final PrintWriter out;
  private int scenes;
  private int failures;

  /// Tells it here.
  public Narrator(PrintWriter out) {
    this.out = out;
  }

  /// Begins a part.
  void scene(String title) {
    scenes++;
    say("");
    say(scenes + "  " + title);
  }

  /// Says what is to be known.
  void tell(String text) {
    say("     " + text);
  }

  /// Says what was to happen, and whether it did.
  void check(boolean holds, String text) {
    failures += holds ? 0 : 1;
    say((holds ? "   ✓ " : "   ✗ ") + text);
  }

  /// Says something as it is.
  void say(String line) {
    out.println(line);
    out.flush();
  }

  /// Returns whether all happened that was to happen.
  public boolean isGood() {
    return failures == 0;
  }
}
