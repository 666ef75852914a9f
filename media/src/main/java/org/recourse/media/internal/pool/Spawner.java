package org.recourse.media.internal.pool;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Starts all child processes from one thread that lives as long as they may.
///
/// A child asks the kernel to be killed when its parent dies, and the kernel means the thread that
/// started it: started from a short-lived thread, it would be killed at random.
final class Spawner implements AutoCloseable {

  private final ExecutorService thread = Executors.newSingleThreadExecutor(
      Thread.ofPlatform().name("recourse-media-spawner").daemon().factory());

  Process start(ProcessBuilder builder) throws IOException {
    Future<Process> process = thread.submit(builder::start);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return process.get();
        } catch (InterruptedException e) {
          interrupted = true; // the process is being made: it must not be lost
        } catch (ExecutionException e) {
          throw new IOException("cannot start a child process", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
