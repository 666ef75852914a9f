package org.recourse.server.partner;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.hub.SeenStore;
import org.recourse.hub.SeenUpload;
import org.recourse.hub.SeenUploads;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.hub.TenantId;
import org.recourse.server.ServeSettings;
import org.recourse.server.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Remembers uploads for as long as the operator said, and finds new entries among them. Off
/// unless the operator said how long.
///
/// Uploads are written a few times a second, many at once, so that a look-up waits for no disk: a
/// crash loses what was looked up in the last moment. What cannot be written, because there is
/// too much of it, is not remembered. May be shared between threads.
@Component
public class SeenDesk {

  private static final Logger LOG = LoggerFactory.getLogger(SeenDesk.class);
  private static final int WAITING = 100_000;
  private static final int AT_ONCE = 10_000;
  private static final Duration FORGET_EVERY = Duration.ofHours(1);
  private static final long WRITE_EVERY_MILLIS = 250;

  private final SeenStore store;
  private final InstantSource clock;
  private final Optional<Duration> keptFor;
  private final SeenUploads seen = new SeenUploads();
  private final BlockingQueue<SeenUpload> waiting = new ArrayBlockingQueue<>(WAITING);
  private final CountDownLatch ended = new CountDownLatch(1);

  /// Reads what is remembered, and begins to write.
  public SeenDesk(SeenStore store, InstantSource clock, ServeSettings settings) {
    this.store = store;
    this.clock = clock;
    this.keptFor = settings.rememberFor();
    keptFor.ifPresent(this::begin);
  }

  private void begin(Duration duration) {
    store.forgetBefore(clock.instant().minus(duration));
    store.readAll(seen::add);
    Thread.ofPlatform().daemon().name("seen-uploads").start(() -> keepWriting(duration));
  }

  private void keepWriting(Duration duration) {
    Instant forgetAt = clock.instant().plus(FORGET_EVERY);
    try {
      while (!ended.await(WRITE_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        write();
        if (clock.instant().isAfter(forgetAt)) {
          forget(duration);
          forgetAt = clock.instant().plus(FORGET_EVERY);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Remembers an upload under the platform's own name for it.
  ///
  /// @throws ProblemException if this hub remembers nothing
  void remember(TenantId tenant, PdqFingerprint fingerprint, String reference) {
    if (keptFor.isEmpty()) {
      throw ProblemException.invalid("this hub was not told to remember uploads");
    }
    if (!waiting.offer(new SeenUpload(tenant, fingerprint, reference, clock.instant()))) {
      LOG.warn("event=UPLOAD_NOT_REMEMBERED waiting={}", WAITING);
    }
  }

  /// A remembered upload that lies near an entry.
  ///
  /// @param entry which: its place in the list
  /// @param upload what was remembered
  /// @param distance in how many bits they differ
  record SeenMatch(int entry, SeenUpload upload, int distance) {}

  /// Returns the remembered uploads near the entries, the earliest first.
  List<SeenMatch> rescan(TenantId tenant, List<PdqFingerprint> entries, int radius, int atMost) {
    write();
    List<SeenMatch> matches = new ArrayList<>();
    for (SeenUploads.Seen found : seen.rescan(tenant, entries, radius)) {
      if (matches.size() == atMost) {
        break;
      }
      store
          .find(found.upload())
          .ifPresent(upload -> matches.add(new SeenMatch(found.entry(), upload, found.distance())));
    }
    return matches;
  }

  private synchronized void write() {
    try {
      List<SeenUpload> batch = new ArrayList<>();
      while (waiting.drainTo(batch, AT_ONCE) > 0) {
        long number = store.add(batch);
        for (SeenUpload upload : batch) {
          seen.add(number++, upload);
        }
        batch.clear();
      }
    } catch (StoreUnavailableException _) {
      LOG.warn("event=UPLOADS_NOT_REMEMBERED cause=STORE_UNAVAILABLE");
    }
  }

  private void forget(Duration duration) {
    try {
      store.forgetBefore(clock.instant().minus(duration));
      seen.forgetBefore(clock.instant().minus(duration));
    } catch (StoreUnavailableException _) {
      LOG.warn("event=UPLOADS_NOT_FORGOTTEN cause=STORE_UNAVAILABLE");
    }
  }

  /// Writes what is waiting, and ends.
  @PreDestroy
  void end() {
    ended.countDown();
    write();
  }
}
