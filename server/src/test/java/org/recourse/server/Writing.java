package org.recourse.server;

import java.io.IOException;

/// What one client of a [KillTest] writes. It remembers what was acknowledged, and what it was
/// doing when the service went away: that may have happened or not, but not by half.
interface Writing {

  /// Writes one thing, and remembers it once it is acknowledged.
  ///
  /// @throws IOException if the service went away, or answered that its database did
  void write(HubUnderTest hub) throws IOException, InterruptedException;

  /// Compares what was acknowledged with what the service says now.
  ///
  /// @param whole whether all of it, or what was written last and some of the rest
  void compare(HubUnderTest hub, String when, boolean whole)
      throws IOException, InterruptedException;
}
