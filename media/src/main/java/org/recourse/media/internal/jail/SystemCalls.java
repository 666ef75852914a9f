package org.recourse.media.internal.jail;

import java.util.List;
import java.util.Optional;

/// The numbers of the system calls that a jail asks for, and of those that a Java machine needs
/// to go on: to move bytes through open pipes, to take and give memory, to sleep and wake, to
/// collect garbage, to compile, and to end. They differ between processors.
///
/// @param audit how the kernel names the processor
/// @param highest no call has a greater number; what has, is of another convention
/// @param allowed what is let through, the most frequent first
/// @param startThread `clone`, to start a thread; a process is refused
/// @param startThread3 `clone3`, the same with its flags out of a filter's sight: refused as
///     unknown, so that the C library falls back to `clone`
/// @param tgkill to signal a thread; of another process is refused
/// @param prctl needed to name threads; all else is refused
/// @param prlimit to set and read limits of this process only
/// @param seccomp to set the filter
/// @param clockGettime to read clocks
/// @param getpid to learn the process id
/// @param close to close a file
/// @param fcntl to make a pipe hold more
record SystemCalls(
    int audit,
    int highest,
    List<Integer> allowed,
    int startThread,
    int startThread3,
    int tgkill,
    int prctl,
    int prlimit,
    int seccomp,
    int clockGettime,
    int getpid,
    int close,
    int fcntl) {

  /// Copies the list.
  SystemCalls {
    allowed = List.copyOf(allowed);
  }

  // The numbers are those of the kernel's arch/x86/entry/syscalls/syscall_64.tbl and
  // include/uapi/asm-generic/unistd.h.
  private static final SystemCalls X86_64 = new SystemCalls(
      0xc000003e,
      0x3fff_ffff,
      List.of(
          202, // futex
          0, // read
          1, // write
          9, // mmap
          11, // munmap
          10, // mprotect
          28, // madvise
          24, // sched_yield
          12, // brk
          25, // mremap
          3, // close
          8, // lseek
          17, // pread64
          7, // poll
          13, // rt_sigaction
          14, // rt_sigprocmask
          15, // rt_sigreturn
          131, // sigaltstack
          35, // nanosleep
          230, // clock_nanosleep
          228, // clock_gettime
          229, // clock_getres
          96, // gettimeofday
          201, // time
          39, // getpid
          186, // gettid
          98, // getrusage
          99, // sysinfo
          204, // sched_getaffinity
          309, // getcpu
          219, // restart_syscall
          273, // set_robust_list
          334, // rseq
          324, // membarrier
          318, // getrandom
          60, // exit
          231), // exit_group
      56,
      435,
      234,
      157,
      302,
      317,
      228,
      39,
      3,
      72);

  private static final SystemCalls AARCH64 = new SystemCalls(
      0xc00000b7,
      0x3fff_ffff,
      List.of(
          98, // futex
          63, // read
          64, // write
          222, // mmap
          215, // munmap
          226, // mprotect
          233, // madvise
          124, // sched_yield
          214, // brk
          216, // mremap
          57, // close
          62, // lseek
          67, // pread64
          73, // ppoll
          134, // rt_sigaction
          135, // rt_sigprocmask
          139, // rt_sigreturn
          132, // sigaltstack
          101, // nanosleep
          115, // clock_nanosleep
          113, // clock_gettime
          114, // clock_getres
          169, // gettimeofday
          172, // getpid
          178, // gettid
          165, // getrusage
          179, // sysinfo
          123, // sched_getaffinity
          168, // getcpu
          128, // restart_syscall
          99, // set_robust_list
          293, // rseq
          283, // membarrier
          278, // getrandom
          93, // exit
          94), // exit_group
      220,
      435,
      131,
      167,
      261,
      277,
      113,
      172,
      57,
      25);

  /// Returns the numbers for this processor, if it is one we know.
  static Optional<SystemCalls> ofThisProcessor() {
    return switch (System.getProperty("os.name") + " " + System.getProperty("os.arch")) {
      case "Linux amd64" -> Optional.of(X86_64);
      case "Linux aarch64" -> Optional.of(AARCH64);
      default -> Optional.empty();
    };
  }
}
