package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.recourse.hub.StoreUnavailableException;

class OutageTest {

  private final AtomicLong now = new AtomicLong();
  private final Outage outage = new Outage(now::get);

  @Test
  void nobodyIsRefusedBeforeAnOutage() {
    assertAsks();
  }

  @Test
  void onceASecondOneCallTriesWhileTheDatabaseIsAway() {
    outage.began();
    assertRefused();
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
    assertRefused();
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
    assertAsks();
    assertRefused();
  }

  @Test
  void everyCallIsLetThroughOnceTheDatabaseIsBack() {
    outage.began();
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertAsks();
    outage.ended();
    assertAsks();
    assertAsks();
  }

  private void assertAsks() {
    assertThatCode(() -> outage.check("reading")).doesNotThrowAnyException();
  }

  private void assertRefused() {
    assertThatThrownBy(() -> outage.check("reading")).isInstanceOf(StoreUnavailableException.class);
  }
}
