package org.recourse.server.watch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.recourse.hub.Hub;
import org.recourse.hub.Outbox;
import org.recourse.hub.Outbox.Backlog;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.server.limits.Admission;
import org.springframework.stereotype.Component;

/// How much there is: entries, memory, and what waits to be sent. Read when the metrics are.
@Component
class StateMetrics implements MeterBinder {

  private final Hub hub;
  private final Outbox outbox;
  private final Admission admission;
  private final InstantSource clock;

  StateMetrics(Hub hub, Outbox outbox, Admission admission, InstantSource clock) {
    this.hub = hub;
    this.outbox = outbox;
    this.admission = admission;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("recourse.entries", hub, Hub::entryCount).register(registry);
    Gauge.builder("recourse.index.bytes", hub, Hub::bytesInMemory)
        .baseUnit("bytes")
        .register(registry);
    FunctionCounter.builder("recourse.lookups.shed", admission, Admission::shedCount)
        .register(registry);
    backlog(registry, "recourse.outbox.pending", Backlog::pendingCount);
    backlog(registry, "recourse.outbox.dead", Backlog::deadCount);
    backlog(registry, "recourse.outbox.oldest.seconds", this::oldestSeconds);
  }

  private void backlog(MeterRegistry registry, String name, ToDoubleFunction<Backlog> of) {
    Gauge.builder(name, outbox, now -> {
          try {
            return of.applyAsDouble(now.backlog());
          } catch (StoreUnavailableException _) {
            return Double.NaN;
          }
        })
        .register(registry);
  }

  private double oldestSeconds(Backlog backlog) {
    Instant now = clock.instant();
    return Duration.between(backlog.oldestAt().orElse(now), now).toSeconds();
  }
}
