package org.recourse.media.internal.pool;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.recourse.media.MediaSettings;

/// The living children: lent one at a time, replaced when lost or used up. Safe for many threads.
public final class WorkerPool implements AutoCloseable {

  // Usually well under a second; a machine that is short of everything may need longer.
  private static final Duration READY_WITHIN = Duration.ofSeconds(30);

  private final WorkerCommand command;
  private final MediaSettings settings;
  private final Watchdog watchdog;
  private final Spawner spawner = new Spawner();
  private final Semaphore seats;
  private final Deque<Worker> idle = new ConcurrentLinkedDeque<>();
  private final AtomicReference<@Nullable CompletableFuture<Worker>> spare =
      new AtomicReference<>(null);
  private volatile boolean closed;

  /// Makes an empty pool; children are started when they are needed.
  public WorkerPool(WorkerCommand command, MediaSettings settings, Watchdog watchdog) {
    this.command = command;
    this.watchdog = watchdog;
    this.settings = settings;
    this.seats = new Semaphore(settings.workers(), true);
  }

  /// Lends a child, waiting until one is free.
  ///
  /// @throws IOException if none can be started
  Worker borrow() throws IOException {
    seats.acquireUninterruptibly();
    try {
      for (Worker worker = idle.pollFirst(); worker != null; worker = idle.pollFirst()) {
        if (worker.isAlive()) {
          return worker;
        }
      }
      CompletableFuture<Worker> waiting = spare.getAndSet(null);
      return waiting == null ? start() : joined(waiting);
    } catch (IOException | RuntimeException e) {
      seats.release();
      throw e;
    }
  }

  /// Takes a child back that may be used again, unless it has served long enough.
  void giveBack(Worker worker) {
    if (closed || worker.files() >= settings.filesPerWorker()) {
      worker.close();
      prepareSpare();
    } else {
      idle.addFirst(worker);
      if (worker.files() > 1) {
        prepareSpare();
      }
    }
    seats.release();
  }

  /// Ends a child that must not be used again.
  void discard(Worker worker) {
    worker.close();
    prepareSpare();
    seats.release();
  }

  // Not before a child has served twice: who hashes one file should not pay for two children.
  private void prepareSpare() {
    if (!settings.spare() || closed || spare.get() != null) {
      return;
    }
    CompletableFuture<Worker> starting = new CompletableFuture<>();
    if (!spare.compareAndSet(null, starting)) {
      return;
    }
    Thread.ofVirtual().name("recourse-media-spare").start(() -> {
      try {
        Worker worker = start();
        starting.complete(worker);
        if (closed) {
          worker.close();
        }
      } catch (IOException | RuntimeException e) {
        spare.compareAndSet(starting, null);
        starting.completeExceptionally(e);
      }
    });
  }

  private Worker start() throws IOException {
    if (closed) {
      throw new IOException("the decoder is closed");
    }
    Process process = spawner.start(command.builder());
    try (var _ = watchdog.watch(process::destroyForcibly, READY_WITHIN)) {
      return Worker.greet(process);
    }
  }

  private static Worker joined(CompletableFuture<Worker> waiting) throws IOException {
    try {
      return waiting.join();
    } catch (CompletionException e) {
      throw new IOException("a child could not be started", e.getCause());
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Worker worker = idle.pollFirst(); worker != null; worker = idle.pollFirst()) {
      worker.close();
    }
    CompletableFuture<Worker> waiting = spare.getAndSet(null);
    if (waiting != null) {
      var _ = waiting.thenAccept(Worker::close);
    }
    spawner.close();
  }
}
