package org.recourse.server.casework;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.recourse.casework.law.DeadlineScan;
import org.recourse.casework.law.RaisedAlert;
import org.recourse.hub.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Scans the clocks at start and then every half minute: an alert is owed whoever was away when
/// it fell due.
@Component
class DeadlineWatch {

  private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);

  private final DeadlineScan scan;
  private final MeterRegistry metrics;
  private final ScheduledExecutorService scanning = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("deadline-scan").factory());

  DeadlineWatch(DeadlineScan scan, MeterRegistry metrics) {
    this.scan = scan;
    this.metrics = metrics;
    var _ = scanning.scheduleWithFixedDelay(
        this::look, 0, DeadlineScan.EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      for (RaisedAlert raised : scan.scan()) {
        metrics
            .counter("recourse_deadline_alerts_total", "alert", raised.alert().name())
            .increment();
      }
    } catch (StoreUnavailableException _) {
      LOG.warn("event=DEADLINES_NOT_SCANNED cause=STORE_UNAVAILABLE");
    } catch (RuntimeException e) {
      // Whatever it was, the next scan does what this one did not.
      LOG.error("event=DEADLINES_NOT_SCANNED cause={}", e.getClass().getName());
    }
  }

  @PreDestroy
  void end() {
    scanning.shutdownNow();
  }
}
