package org.recourse.server.exchange;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeId;
import org.recourse.exchange.ExchangeStore;
import org.recourse.exchange.FeedbackSetting;
import org.recourse.exchange.feedback.FeedbackBy;
import org.recourse.exchange.feedback.FeedbackStore;
import org.recourse.exchange.fetch.FetchFailure;
import org.recourse.exchange.fetch.FetchRun;
import org.recourse.hub.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches each enabled exchange when it is due, and none twice at once; posts what exchanges are
/// to be told.
final class ExchangeSchedule implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ExchangeSchedule.class);
  private static final int LOOKS_EVERY_SECONDS = 2;
  private static final int MOST_PAGES = 20;

  private final ExchangeStore exchanges;
  private final FetchRun fetching;
  private final FeedbackStore feedback;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final Set<ExchangeId> running = ConcurrentHashMap.newKeySet();
  private final Set<ExchangeId> again = ConcurrentHashMap.newKeySet();
  private final ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("exchange-schedule").factory());

  ExchangeSchedule(
      ExchangeStore exchanges,
      FetchRun fetching,
      FeedbackStore feedback,
      InstantSource clock,
      MeterRegistry metrics) {
    this.metrics = metrics;
    this.exchanges = exchanges;
    this.fetching = fetching;
    this.feedback = feedback;
    this.clock = clock;
    var _ = looking.scheduleWithFixedDelay(
        this::look, LOOKS_EVERY_SECONDS, LOOKS_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /// Fetches an exchange at once; if it is being fetched, once more after that.
  void runNow(ExchangeId id) {
    again.add(id);
    exchanges.all().stream().filter(exchange -> exchange.id().equals(id)).forEach(this::start);
  }

  private void look() {
    try {
      List<Exchange> all = exchanges.all();
      all.stream().filter(Exchange::enabled).filter(this::isDue).forEach(this::start);
      all.stream()
          .filter(exchange -> exchange.feedback() == FeedbackSetting.ON)
          .forEach(this::tell);
    } catch (StoreUnavailableException _) {
      LOG.error("event=STORE_UNAVAILABLE during=exchange-schedule");
    } catch (RuntimeException e) {
      // An exception would end the schedule for good.
      LOG.error("event=INTERNAL during=exchange-schedule cause={}", e.getClass().getName());
    }
  }

  // Where records have names, the names are kept after the entries: while they are being fetched an
  // entry may have one that is not yet known, and would be passed over.
  private void tell(Exchange exchange) {
    boolean named = exchange.kind().feedback() == FeedbackBy.RECORD;
    boolean more = true;
    for (int page = 0; more && page < MOST_PAGES; page++) {
      if (named && running.contains(exchange.id())) {
        return;
      }
      more = feedback.postDecisions(exchange, clock.instant());
    }
  }

  private boolean isDue(Exchange exchange) {
    Optional<Instant> last = exchanges.status(exchange.id()).startedAt();
    return last.isEmpty() || !clock.instant().isBefore(last.get().plus(exchange.every()));
  }

  private void start(Exchange exchange) {
    if (running.add(exchange.id())) {
      var _ = runs.submit(() -> run(exchange));
    }
  }

  private void run(Exchange exchange) {
    long number = exchange.id().number();
    again.remove(exchange.id());
    try {
      Optional<FetchFailure> failure = fetching.run(exchange);
      failure.ifPresent(why -> {
        LOG.warn("event=FETCH_FAILED exchange={} cause={}", number, why.name());
        count(exchange, why);
      });
    } catch (RuntimeException e) {
      LOG.error("event=INTERNAL exchange={} cause={}", number, e.getClass().getName());
      count(exchange, FetchFailure.INTERNAL);
      exchanges.end(exchange.id(), clock.instant(), Optional.of(FetchFailure.INTERNAL.name()));
    } finally {
      running.remove(exchange.id());
    }
    if (again.contains(exchange.id())) {
      start(exchange);
    }
  }

  private void count(Exchange exchange, FetchFailure why) {
    metrics
        .counter("recourse.exchange.failures", "kind", exchange.kind().code(), "reason", why.name())
        .increment();
  }

  @Override
  public void close() {
    looking.shutdownNow();
    runs.shutdownNow();
  }
}
