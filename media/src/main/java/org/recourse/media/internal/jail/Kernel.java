package org.recourse.media.internal.jail;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// Asks the Linux kernel directly. One function is enough for all that a jail needs.
final class Kernel {

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final int ARGUMENTS = 6;

  private final MethodHandle syscall;
  private final MemorySegment state = Arena.global().allocate(STATE);

  Kernel() {
    Linker linker = Linker.nativeLinker();
    MemoryLayout[] longs = new MemoryLayout[1 + ARGUMENTS];
    java.util.Arrays.fill(longs, JAVA_LONG);
    syscall = linker.downcallHandle(
        linker.defaultLookup().findOrThrow("syscall"),
        FunctionDescriptor.of(JAVA_LONG, longs),
        Linker.Option.firstVariadicArg(1),
        Linker.Option.captureCallState("errno"));
  }

  /// Makes a system call.
  ///
  /// @return what it returned, or the negative error number
  long call(long number, long... arguments) {
    long[] a = java.util.Arrays.copyOf(arguments, ARGUMENTS);
    try {
      long result = (long) syscall.invokeExact(state, number, a[0], a[1], a[2], a[3], a[4], a[5]);
      return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
    } catch (Throwable e) {
      throw new AssertionError("system calls throw nothing", e);
    }
  }

  /// Returns the bytes of a C structure of longs.
  static MemorySegment longs(Arena arena, long... values) {
    return arena.allocateFrom(JAVA_LONG, values);
  }

  /// Returns the bytes of a C array of ints.
  static MemorySegment ints(Arena arena, int... values) {
    return arena.allocateFrom(JAVA_INT, values);
  }
}
