package org.recourse.media.internal.jail;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Takes all files and TCP ports from the calling thread and the threads it starts, for ever.
///
/// The kernel offers this for one thread at a time, so the Java machine's own threads keep what
/// they had. It is the second wall behind the system call filter, which holds them all.
final class Landlock {

  // The same numbers on all processors.
  private static final int CREATE_RULESET = 444;
  private static final int RESTRICT_SELF = 446;

  private static final int ASK_VERSION = 1;
  private static final long FILES_OF_VERSION_1 = (1 << 13) - 1;
  private static final long REFER = 1 << 13;
  private static final long TRUNCATE = 1 << 14;
  private static final long DEVICE_CONTROL = 1 << 15;
  private static final long BIND_AND_CONNECT = 3;
  private static final long SOCKETS_AND_SIGNALS = 3;

  private Landlock() {}

  /// Returns whether the kernel took it.
  static boolean denyAll(Kernel kernel, int closeNumber) {
    long version = kernel.call(CREATE_RULESET, 0, 0, ASK_VERSION);
    if (version < 1) {
      return false;
    }
    long files = FILES_OF_VERSION_1
        | (version >= 2 ? REFER : 0)
        | (version >= 3 ? TRUNCATE : 0)
        | (version >= 5 ? DEVICE_CONTROL : 0);
    int size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rules = Kernel.longs(arena, files, BIND_AND_CONNECT, SOCKETS_AND_SIGNALS);
      long ruleset = kernel.call(CREATE_RULESET, rules.address(), size, 0);
      if (ruleset < 0) {
        return false;
      }
      boolean restricted = kernel.call(RESTRICT_SELF, ruleset, 0) == 0;
      kernel.call(closeNumber, ruleset);
      return restricted;
    }
  }
}
