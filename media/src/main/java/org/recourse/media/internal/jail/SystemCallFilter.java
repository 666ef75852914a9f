package org.recourse.media.internal.jail;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A seccomp filter that lets through what a running Java machine needs and refuses all else with
/// "not permitted": opening anything, sockets, starting programs, looking at other processes.
///
/// The filter is a program for the kernel's classic BPF machine: 8-byte instructions with a code,
/// two jump distances and an operand. It applies to all threads, and to all that they start.
final class SystemCallFilter {

  private static final short LOAD = 0x20; // from the call's description, at the operand
  private static final short IF_EQUAL = 0x15;
  private static final short IF_GREATER = 0x25;
  private static final short IF_ANY_BIT = 0x45;
  private static final short RETURN = 0x06;

  private static final int ALLOW = 0x7fff_0000;
  private static final int KILL_PROCESS = 0x8000_0000;
  private static final int REFUSE = 0x0005_0000; // with an error number
  private static final int NOT_PERMITTED = 1;
  private static final int NO_SUCH_CALL = 38;

  private static final int AT_NUMBER = 0;
  private static final int AT_PROCESSOR = 4;
  private static final int AT_FIRST_ARGUMENT = 16; // its lower half, on little-endian processors
  private static final int AT_FIRST_ARGUMENT_UPPER = 20;

  private static final int NEW_THREAD = 0x0001_0000;
  private static final int SET_NAME = 15;

  private static final int SET_FILTER = 1;
  private static final int ALL_THREADS = 1;

  private final ByteBuffer program = ByteBuffer.allocate(8 * 512).order(ByteOrder.nativeOrder());

  private SystemCallFilter(SystemCalls calls, int processId) {
    add(LOAD, 0, 0, AT_PROCESSOR);
    add(IF_EQUAL, 1, 0, calls.audit());
    add(RETURN, 0, 0, KILL_PROCESS);
    add(LOAD, 0, 0, AT_NUMBER);
    add(IF_GREATER, 0, 1, calls.highest());
    add(RETURN, 0, 0, KILL_PROCESS);
    for (int number : calls.allowed()) {
      add(IF_EQUAL, 0, 1, number);
      add(RETURN, 0, 0, ALLOW);
    }
    add(IF_EQUAL, 0, 4, calls.startThread());
    add(LOAD, 0, 0, AT_FIRST_ARGUMENT);
    add(IF_ANY_BIT, 0, 1, NEW_THREAD);
    add(RETURN, 0, 0, ALLOW);
    add(RETURN, 0, 0, REFUSE | NOT_PERMITTED);
    add(IF_EQUAL, 0, 1, calls.startThread3());
    add(RETURN, 0, 0, REFUSE | NO_SUCH_CALL);
    allowIfFirstArgumentIs(calls.tgkill(), processId);
    allowIfFirstArgumentIs(calls.prctl(), SET_NAME);
    allowIfFirstArgumentIs(calls.prlimit(), 0);
    add(RETURN, 0, 0, REFUSE | NOT_PERMITTED);
  }

  private void allowIfFirstArgumentIs(int number, int value) {
    add(IF_EQUAL, 0, 6, number);
    add(LOAD, 0, 0, AT_FIRST_ARGUMENT_UPPER);
    add(IF_EQUAL, 0, 3, 0);
    add(LOAD, 0, 0, AT_FIRST_ARGUMENT);
    add(IF_EQUAL, 0, 1, value);
    add(RETURN, 0, 0, ALLOW);
    add(RETURN, 0, 0, REFUSE | NOT_PERMITTED);
  }

  private void add(short code, int ifTrue, int ifFalse, int operand) {
    program.putShort(code).put((byte) ifTrue).put((byte) ifFalse).putInt(operand);
  }

  /// Sets the filter for all threads of this process, for ever.
  ///
  /// @return whether the kernel took it
  static boolean install(Kernel kernel, SystemCalls calls) {
    int processId = (int) kernel.call(calls.getpid());
    ByteBuffer program = new SystemCallFilter(calls, processId).program.flip();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment code = arena.allocate(program.remaining(), 8);
      code.copyFrom(MemorySegment.ofBuffer(program));
      MemorySegment header = arena.allocate(16, 8);
      header.set(ValueLayout.JAVA_SHORT, 0, (short) (program.remaining() / 8));
      header.set(ValueLayout.JAVA_LONG, 8, code.address());
      return kernel.call(calls.seccomp(), SET_FILTER, ALL_THREADS, header.address()) == 0;
    }
  }
}
