package org.recourse.exchange.feed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.recourse.exchange.Consumer;
import org.recourse.exchange.ConsumerStore;
import org.recourse.exchange.Publication;
import org.recourse.exchange.PublishedSignal;
import org.recourse.exchange.PublishedState;
import org.recourse.hub.SourceId;
import org.recourse.hub.TenantId;
import tools.jackson.databind.json.JsonMapper;

/// Hands out batches of our own feed and takes acknowledgements. May be shared between threads.
///
/// Batches are not stored: each is made when it is asked for, out of what is to be known then,
/// and says which batch its consumer acknowledged last. A consumer therefore never gets a signal
/// that was withdrawn meanwhile, and notices if it is told another story than before.
public final class FeedDesk {

  /// How many entries a batch may have.
  public static final int MOST = 10_000;

  private static final JsonMapper JSON = new JsonMapper();

  private final Publication publication;
  private final ConsumerStore consumers;
  private final FeedKeys keys;
  private final InstantSource clock;

  /// Hands out from here.
  public FeedDesk(
      Publication publication, ConsumerStore consumers, FeedKeys keys, InstantSource clock) {
    this.publication = publication;
    this.consumers = consumers;
    this.keys = keys;
    this.clock = clock;
  }

  /// Returns the public key.
  public String publicKey() {
    return keys.publicText();
  }

  /// Makes the next batch of a consumer, or returns empty if it is not where it says it is.
  ///
  /// @param after its cursor: what it acknowledged last, or 0 to begin anew
  /// @param atMost how many entries, 1 to [#MOST]
  public synchronized Optional<SignedBatch> next(
      TenantId tenant, SourceId source, long after, int atMost) {
    if (atMost < 1 || atMost > MOST) {
      throw new IllegalArgumentException("a batch has 1 to " + MOST + " entries: " + atMost);
    }
    Instant now = clock.instant();
    Consumer consumer = consumers
        .find(source, Consumer.Dialect.FEED)
        .orElseGet(() -> Consumer.begins(source, Consumer.Dialect.FEED, now));
    if (after == 0 && consumer.acknowledged().change() != 0) {
      consumer = consumer.beginsAnew(now);
    } else if (after != consumer.acknowledged().change()) {
      return Optional.empty();
    }
    Publication.Page page = publication.after(tenant, source, after, atMost);
    byte[] payload = JSON.writeValueAsBytes(batch(consumer, page, now));
    consumers.save(consumer.given(given(consumer, page, payload), now));
    return Optional.of(SignedBatch.of(payload, keys));
  }

  private FeedBatch batch(Consumer consumer, Publication.Page page, Instant now) {
    Consumer.Batch before = consumer.acknowledged();
    return new FeedBatch(
        FeedBatch.FORMAT,
        keys.feedId(),
        Long.toString(consumer.source().number()),
        before.number() + 1,
        before.digest(),
        Long.toString(before.change()),
        Long.toString(page.upTo()),
        page.more(),
        now.getEpochSecond(),
        page.signals().stream().map(FeedDesk::item).toList());
  }

  private static FeedBatch.Item item(PublishedSignal published) {
    return new FeedBatch.Item(
        published.sequence(),
        published.signal().type().code(),
        published.signal().text(),
        published.state().name(),
        published.changedAt().getEpochSecond());
  }

  // What was withdrawn before the consumer began it never had, and need not forget.
  private static Consumer.Given given(Consumer consumer, Publication.Page page, byte[] payload) {
    List<Long> withdrawn = page.signals().stream()
        .filter(published -> published.state() == PublishedState.WITHDRAWN)
        .map(published -> published.changedAt().toEpochMilli())
        .filter(at -> at >= consumer.since().toEpochMilli())
        .toList();
    return new Consumer.Given(
        new Consumer.Batch(
            consumer.acknowledged().number() + 1, FeedKeys.digest(payload), page.upTo()),
        withdrawn.size(),
        withdrawn.stream().mapToLong(Long::longValue).min().orElse(0),
        withdrawn.stream().mapToLong(Long::longValue).sum());
  }

  /// Takes a consumer's word that it acted upon a batch, and returns whether it is the one that
  /// it was given last. The same word twice is no mistake.
  public synchronized boolean acknowledge(SourceId source, long number, String digest) {
    Optional<Consumer> found = consumers.find(source, Consumer.Dialect.FEED);
    if (found.isEmpty()) {
      return false;
    }
    Consumer consumer = found.get();
    if (isBatch(consumer.acknowledged(), number, digest)) {
      return number > 0;
    }
    if (!isBatch(consumer.given().batch(), number, digest)) {
      return false;
    }
    consumers.save(consumer.acknowledged(clock.instant()));
    return true;
  }

  private static boolean isBatch(Consumer.Batch batch, long number, String digest) {
    return batch.number() == number && batch.digest().equals(digest);
  }
}
