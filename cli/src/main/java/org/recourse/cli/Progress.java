package org.recourse.cli;

import java.io.PrintWriter;
import java.util.Locale;

/// A line that tells how far long work has come, on a terminal; nothing elsewhere.
///
/// Not for many threads.
public final class Progress {

  private static final long EVERY_NANOS = 200_000_000;
  private static final long AFTER_NANOS = 1_000_000_000;

  private final PrintWriter err;
  private final boolean terminal;
  private final String unit;
  private final long startedAt = System.nanoTime();
  private long shownAt = startedAt + AFTER_NANOS - EVERY_NANOS;
  private boolean shown;
  private long count;

  /// @param unit what is counted, in the plural
  public Progress(PrintWriter err, String unit) {
    this.err = err;
    this.unit = unit;
    // The launcher knows; Java itself can only tell about input and output together.
    this.terminal = Boolean.getBoolean("recourse.terminal");
  }

  /// Tells that one more is done.
  public void step() {
    reached(count + 1);
  }

  /// Tells how many are done in all.
  public void reached(long done) {
    count = done;
    long now = System.nanoTime();
    if (terminal && now - shownAt >= EVERY_NANOS) {
      shownAt = now;
      shown = true;
      double seconds = (now - startedAt) / 1e9;
      err.printf(Locale.ROOT, "\r%,d %s, %,.0f a second \033[K", count, unit, count / seconds);
      err.flush();
    }
  }

  /// Clears the line, so that other output can follow.
  public void clear() {
    if (shown) {
      err.print("\r\033[K");
      err.flush();
      shown = false;
    }
  }
}
