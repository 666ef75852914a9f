package org.recourse.server.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.recourse.hub.BackOff;
import org.recourse.hub.DeliveryFailure;
import org.recourse.hub.Outbox;
import org.recourse.hub.Outbox.Delivery;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.server.outbox.Courier.Sending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Scans the outbox twice a second, and when a delivery was accepted, and sends what is due: a
/// destination that accepts gets the next at once, one that does not is left in peace.
///
/// At least once: a delivery is forgotten only after its destination accepted it, so one that was
/// accepted in the very moment in which the program was killed is sent again, under the same key.
/// A slow destination holds up none but itself: each has at most [#MOST_EACH] deliveries on the
/// way.
@Component
public class OutboxSender implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

  /// How many deliveries are on the way to one destination at once.
  static final int MOST_EACH = 4;

  private static final int MOST_IN_ALL = 64;
  private static final long SCAN_MILLIS = 500;
  private static final long ENDING_SECONDS = 15;

  private final Outbox outbox;
  private final WebhookDesk webhooks;
  private final InstantSource clock;
  private final Map<String, Courier> couriers;
  private final Set<Long> onTheWay = ConcurrentHashMap.newKeySet();
  private final Semaphore places = new Semaphore(MOST_IN_ALL);
  private final ScheduledExecutorService scanning = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("outbox-scan").factory());
  private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean scanIsAsked = new AtomicBoolean();
  private volatile boolean running;

  /// Sends with these couriers.
  public OutboxSender(
      Outbox outbox, WebhookDesk webhooks, InstantSource clock, List<Courier> couriers) {
    this.outbox = outbox;
    this.webhooks = webhooks;
    this.clock = clock;
    this.couriers =
        couriers.stream().collect(Collectors.toUnmodifiableMap(Courier::kind, Function.identity()));
  }

  @Override
  public void start() {
    running = true;
    var _ = scanning.scheduleWithFixedDelay(
        this::scan, SCAN_MILLIS, SCAN_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    running = false;
    scanning.shutdownNow();
    sending.shutdown();
    try {
      if (!sending.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS)) {
        sending.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  // Whatever goes wrong once must not end the scanning.
  @SuppressWarnings("CatchingUnchecked")
  private void scan() {
    try {
      webhooks.postMatches();
      webhooks.postChanges();
    } catch (StoreUnavailableException _) {
      LOG.warn("event=OUTBOX_WAITS cause=STORE_UNAVAILABLE");
    } catch (RuntimeException e) {
      LOG.error("event=OUTBOX_SCAN_FAILED cause={}", e.getClass().getName());
    }
    beginDue();
  }

  // Whatever goes wrong once must not end the scanning.
  @SuppressWarnings("CatchingUnchecked")
  private void beginDue() {
    try {
      // What is on its way while this is read may be over when it is begun, and would be sent, and
      // what came of it noted, once more: over a replay that came in between.
      Set<Long> alreadyOnTheWay = Set.copyOf(onTheWay);
      outbox.due(clock.instant(), MOST_EACH).stream()
          .filter(delivery -> !alreadyOnTheWay.contains(delivery.number()))
          .forEach(this::begin);
    } catch (StoreUnavailableException _) {
      LOG.warn("event=OUTBOX_WAITS cause=STORE_UNAVAILABLE");
    } catch (RuntimeException e) {
      LOG.error("event=OUTBOX_SCAN_FAILED cause={}", e.getClass().getName());
    }
  }

  private void begin(Delivery delivery) {
    if (running && onTheWay.add(delivery.number())) {
      if (!places.tryAcquire()) {
        onTheWay.remove(delivery.number());
        return;
      }
      sending.execute(() -> {
        boolean accepted = false;
        try {
          accepted = send(delivery);
        } finally {
          places.release();
          onTheWay.remove(delivery.number());
        }
        if (accepted) {
          beginNext();
        }
      });
    }
  }

  private void beginNext() {
    if (running && scanIsAsked.compareAndSet(false, true)) {
      try {
        scanning.execute(() -> {
          scanIsAsked.set(false);
          beginDue();
        });
      } catch (RejectedExecutionException _) {
        // The service is ending: what is left is sent after the next start.
      }
    }
  }

  // Not noted is not accepted: if the database is away the delivery is sent again later.
  private boolean send(Delivery delivery) {
    try {
      Courier courier = couriers.get(delivery.destination().kind());
      if (courier == null) {
        failed(delivery, DeliveryFailure.NO_ANSWER, next(delivery, BackOff.USUAL));
        return false;
      }
      return send(courier, delivery);
    } catch (StoreUnavailableException _) {
      LOG.warn("event=DELIVERY_NOT_NOTED delivery={}", delivery.number());
      return false;
    }
  }

  private boolean send(Courier courier, Delivery delivery) {
    Sending result = Objects.requireNonNull(courier.send(delivery));
    switch (result) {
      case Sending.Accepted() -> courier.accepted(outbox, delivery);
      case Sending.Failed(DeliveryFailure why) ->
        failed(delivery, why, next(delivery, courier.backOff(delivery)));
      case Sending.Hopeless(DeliveryFailure why) -> failed(delivery, why, Optional.empty());
    }
    return result instanceof Sending.Accepted;
  }

  private Optional<Instant> next(Delivery delivery, BackOff backOff) {
    return backOff
        .after(delivery.attempts() + 1, ThreadLocalRandom.current())
        .map(clock.instant()::plus);
  }

  private void failed(Delivery delivery, DeliveryFailure why, Optional<Instant> tryAgainAt) {
    outbox.failed(delivery, why, tryAgainAt);
    if (tryAgainAt.isEmpty()) {
      LOG.warn("event=DELIVERY_DEAD delivery={} cause={}", delivery.number(), why);
    }
  }
}
