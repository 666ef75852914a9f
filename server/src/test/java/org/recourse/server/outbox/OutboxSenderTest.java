package org.recourse.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.recourse.hub.DeliveryFailure;
import org.recourse.hub.Outbox;
import org.recourse.hub.Outbox.Delivery;
import org.recourse.hub.Outbox.Destination;
import org.recourse.hub.TenantId;
import org.recourse.hub.WebhookStore;

class OutboxSenderTest {

  private static final Delivery DELIVERY =
      new Delivery(7, TenantId.FIRST, new Destination("test", 1), "key", "payload", 0);

  private final AtomicInteger scans = new AtomicInteger();
  private final AtomicInteger sendings = new AtomicInteger();
  private final CompletableFuture<Thread> sending = new CompletableFuture<>();
  private final CountDownLatch answered = new CountDownLatch(1);
  private final CountDownLatch thirdScan = new CountDownLatch(1);

  // What made a replay vanish: the outbox is read while an attempt is under way, the attempt ends,
  // and what was read says that the delivery is still to be tried.
  @Test
  void aDeliveryWhoseAttemptEndsWhileTheOutboxIsReadIsNotSentAgain() throws Exception {
    var sender =
        new OutboxSender(fake(Outbox.class), desk(), InstantSource.system(), List.of(new Gone()));
    sender.start();
    try {
      assertThat(thirdScan.await(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      sender.stop();
    }
    assertThat(sendings).hasValue(1);
  }

  // Four at a time, twice a second, it would take 50 s.
  @Test
  void whoAcceptsGetsTheNextAtOnce() throws Exception {
    List<Delivery> waiting = new CopyOnWriteArrayList<>();
    for (int number = 1; number <= 400; number++) {
      waiting.add(new Delivery(
          number, TenantId.FIRST, new Destination("ready", 1), "key" + number, "payload", 0));
    }
    CountDownLatch left = new CountDownLatch(waiting.size());
    Outbox outbox = (Outbox) Proxy.newProxyInstance(
        Outbox.class.getClassLoader(),
        new Class<?>[] {Outbox.class},
        (proxy, method, arguments) -> switch (method.getName()) {
          case "due" -> waiting.stream().limit(4).toList();
          case "accepted" -> {
            waiting.remove((Delivery) arguments[0]);
            left.countDown();
            yield null;
          }
          default -> null;
        });
    Queue<Long> sent = new ConcurrentLinkedQueue<>();
    var sender = new OutboxSender(outbox, desk(), InstantSource.system(), List.of(new Ready(sent)));
    sender.start();
    try {
      assertThat(left.await(25, TimeUnit.SECONDS)).isTrue();
    } finally {
      sender.stop();
    }
    assertThat(sent).doesNotHaveDuplicates().hasSize(400);
  }

  private record Ready(Queue<Long> sent) implements Courier {
    @Override
    public String kind() {
      return "ready";
    }

    @Override
    public Sending send(Delivery delivery) {
      sent.add(delivery.number());
      return new Sending.Accepted();
    }
  }

  private static WebhookDesk desk() {
    WebhookStore none = (WebhookStore) Proxy.newProxyInstance(
        WebhookStore.class.getClassLoader(),
        new Class<?>[] {WebhookStore.class},
        (proxy, method, arguments) -> List.of());
    return new WebhookDesk(none, InstantSource.system(), new SimpleMeterRegistry());
  }

  private Outbox fake(Class<Outbox> type) {
    return (Outbox) Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> method.getName().equals("due") ? due() : null);
  }

  private List<Delivery> due() throws Exception {
    return switch (scans.incrementAndGet()) {
      case 1 -> List.of(DELIVERY);
      case 2 -> {
        Thread attempt = Objects.requireNonNull(sending.get(1, TimeUnit.MINUTES));
        answered.countDown();
        attempt.join();
        yield List.of(DELIVERY);
      }
      default -> {
        thirdScan.countDown();
        yield List.of();
      }
    };
  }

  // Answers that it wants nothing more, once it is let.
  private final class Gone implements Courier {
    @Override
    public String kind() {
      return "test";
    }

    @Override
    public Sending send(Delivery delivery) {
      sendings.incrementAndGet();
      sending.complete(Thread.currentThread());
      try {
        answered.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return new Sending.Hopeless(DeliveryFailure.GONE);
    }
  }
}
