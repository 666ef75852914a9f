package org.recourse.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends the process when the disk fails under a write.
///
/// After a failed sync nobody knows what is on the disk: the kernel may have thrown the pages
/// away and say yes to the next sync (PostgreSQL's `data_sync_retry`, 2018). So nothing is
/// acknowledged any more; the next start reads what is really there.
final class FailStop {

  /// The exit code, as `sysexits.h` has it for an input/output error.
  static final int EXIT_CODE = 74;

  private static final Logger LOG = LoggerFactory.getLogger(FailStop.class);

  private FailStop() {}

  static void halt(int code) {
    LOG.error("event=DISK_FAILED code={}", code);
    Runtime.getRuntime().halt(EXIT_CODE);
  }
}
