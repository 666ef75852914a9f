package org.recourse.media.internal.jail;

import java.lang.foreign.Arena;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the child does to itself when all its libraries are loaded and before it sees a file.
/// None of it can be undone, by the child or by whoever takes it over.
public final class SelfJail {

  private static final int PROCESSOR_TIME = 0;
  private static final int FILE_SIZE = 1;
  private static final int CORE_SIZE = 4;
  private static final int OPEN_FILES = 7;
  private static final int ADDRESS_SPACE = 9;

  private static final int STANDARD_INPUT = 0;
  private static final int SET_PIPE_SIZE = 1031;
  private static final int PIPE_SIZE = 1 << 20; // the most that the kernel gives to anyone

  private static final int DIE_WITH_PARENT = 1;
  private static final int SET_DUMPABLE = 4;
  private static final int NO_NEW_PRIVILEGES = 38;
  private static final int KILL = 9;
  private static final int PROCESS_CPU_CLOCK = 2;

  private final @Nullable Kernel kernel;
  private final @Nullable SystemCalls calls;
  private final boolean limits;
  private final boolean landlock;
  private final boolean systemCallFilter;

  private SelfJail() {
    kernel = null;
    calls = null;
    limits = false;
    landlock = false;
    systemCallFilter = false;
  }

  /*
   * The order matters: no new privileges first, because the others need it; Landlock needs one more
   * open file, so that limit comes after it; the filter is last, because it forbids the rest.
   */
  private SelfJail(SystemCalls calls, long addressSpaceBytes) {
    this.kernel = new Kernel();
    this.calls = calls;
    // So that a picture comes in one piece. Not needed: a smaller pipe only wakes more often.
    kernel.call(calls.fcntl(), STANDARD_INPUT, SET_PIPE_SIZE, PIPE_SIZE);
    kernel.call(calls.prctl(), DIE_WITH_PARENT, KILL);
    kernel.call(calls.prctl(), SET_DUMPABLE, 0);
    kernel.call(calls.prctl(), NO_NEW_PRIVILEGES, 1);
    landlock = Landlock.denyAll(kernel, calls.close());
    limits = limit(kernel, calls, CORE_SIZE, 0)
        && limit(kernel, calls, FILE_SIZE, 0)
        && limit(kernel, calls, ADDRESS_SPACE, addressSpaceBytes)
        && limit(kernel, calls, OPEN_FILES, 0);
    allowProcessorSeconds(0x3fff_ffff); // what is first called after the filter is set works then
    systemCallFilter = SystemCallFilter.install(kernel, calls);
  }

  /// Locks the process in as far as this machine allows, and says how far that was.
  ///
  /// @param addressSpaceBytes most memory it may map, in all
  public static SelfJail lockIn(long addressSpaceBytes) {
    Optional<SystemCalls> calls = SystemCalls.ofThisProcessor();
    return calls.isPresent() ? new SelfJail(calls.get(), addressSpaceBytes) : new SelfJail();
  }

  /// Loads what [#lockIn] needs and locks nothing in.
  public static void rehearse() {
    SystemCalls.ofThisProcessor().ifPresent(calls -> new Kernel().call(calls.getpid()));
  }

  private static boolean limit(Kernel kernel, SystemCalls calls, int resource, long most) {
    try (Arena arena = Arena.ofConfined()) {
      long address = Kernel.longs(arena, most, most).address();
      return kernel.call(calls.prlimit(), 0, resource, address, 0) == 0;
    }
  }

  /// Has the kernel end this process once it has used so many seconds of processor time from now
  /// on. The caller's watchdog is quicker; this holds if the caller itself is stopped.
  public void allowProcessorSeconds(int seconds) {
    if (kernel == null || calls == null) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      var time = Kernel.longs(arena, 0, 0);
      kernel.call(calls.clockGettime(), PROCESS_CPU_CLOCK, time.address());
      long used = time.get(java.lang.foreign.ValueLayout.JAVA_LONG, 0) + 1;
      long address = Kernel.longs(arena, used + seconds, Long.MAX_VALUE).address();
      kernel.call(calls.prlimit(), 0, PROCESSOR_TIME, address, 0);
    }
  }

  /// Returns whether only needed system calls are let through.
  public boolean systemCallFilter() {
    return systemCallFilter;
  }

  /// Returns whether Landlock denies all files to the decoding thread.
  public boolean landlock() {
    return landlock;
  }

  /// Returns whether memory, open files and written bytes are limited.
  public boolean limits() {
    return limits;
  }
}
