package org.recourse.media.internal.jail;

/// What the child does to itself before it sees a file.
///
/// @param systemCallFilter whether seccomp is on
/// @param landlock whether Landlock is on
/// @param limits whether limits are set
public record SelfJail(boolean systemCallFilter, boolean landlock, boolean limits) {
  /// Locks in.
  public static SelfJail lockIn(long addressSpaceBytes) {
    return new SelfJail(false, false, false);
  }

  /// Allows time.
  public void allowProcessorSeconds(int seconds) {}
}
