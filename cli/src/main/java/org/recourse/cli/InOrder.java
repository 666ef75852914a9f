package org.recourse.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Does several things at the same time and hands over their results in the order in which they
/// were asked for. At most `width` are under way, so that a long list does not fill the memory.
///
/// @param <T> what comes of each
final class InOrder<T> implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Future<T>> underWay = new ArrayDeque<>();
  private final int width;
  private final Consumer<T> sink;

  InOrder(int width, Consumer<T> sink) {
    this.width = width;
    this.sink = sink;
  }

  void add(Callable<T> work) {
    if (underWay.size() >= width) {
      handOver();
    }
    underWay.addLast(threads.submit(work));
  }

  private void handOver() {
    try {
      sink.accept(underWay.removeFirst().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /// Hands over what is left.
  @Override
  public void close() {
    while (!underWay.isEmpty()) {
      handOver();
    }
    threads.close();
  }
}
