package org.recourse.server.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recourse.exchange.Consumer;
import org.recourse.exchange.ConsumerStore;
import org.recourse.exchange.Publication;
import org.recourse.exchange.PublishedState;
import org.recourse.hub.SourceId;
import org.recourse.hub.TenantId;
import org.recourse.hub.TenantStore;
import org.recourse.server.access.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who fetches from the caller's tenant, how far they are, and how fast they forget.
@RestController
@RequestMapping("/api/v1/consumers")
class ConsumerController {

  private static final int LOOKED_AT = 10_000;

  private final ConsumerStore consumers;
  private final TenantStore tenants;
  private final Publication publication;

  ConsumerController(ConsumerStore consumers, TenantStore tenants, Publication publication) {
    this.consumers = consumers;
    this.tenants = tenants;
    this.publication = publication;
  }

  /// A consumer. Times are seconds since 1970.
  ///
  /// @param source what it is called
  /// @param dialect `FEED` or `STOPNCII`
  /// @param acknowledges whether its language can say that it forgot; if not, nothing shows that
  ///     it did
  /// @param since when it began
  /// @param fetchedAt when it fetched last
  /// @param acknowledgedAt when it acknowledged last
  /// @param acknowledgedBatch up to which batch
  /// @param mustForget how many signals that were withdrawn since it began it has not said that
  ///     it forgot, of the next 10,000 changes
  /// @param timeToForget how fast it forgot
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ConsumerJson(
      String source,
      String dialect,
      boolean acknowledges,
      long since,
      @Nullable Long fetchedAt,
      @Nullable Long acknowledgedAt,
      @Nullable Long acknowledgedBatch,
      @Nullable Long mustForget,
      @Nullable TimeToForget timeToForget) {}

  /// From a withdrawal here to the acknowledgement of the batch that told of it.
  ///
  /// @param count of how many signals
  /// @param lastMilliseconds the longest of the last batch that had any
  /// @param mostMilliseconds the longest ever
  /// @param meanMilliseconds on average
  record TimeToForget(
      long count, long lastMilliseconds, long mostMilliseconds, long meanMilliseconds) {

    static TimeToForget of(Consumer.Forgetting forgetting) {
      return new TimeToForget(
          forgetting.count(),
          forgetting.last(),
          forgetting.most(),
          forgetting.count() == 0 ? 0 : forgetting.sum() / forgetting.count());
    }
  }

  /// Lists who fetches from this tenant, how far each is, and how fast it forgets.
  @GetMapping
  List<ConsumerJson> consumers(Caller caller) {
    TenantId tenant = caller.key().tenant();
    Map<SourceId, String> names = tenants.sources().stream()
        .collect(Collectors.toMap(TenantStore.Source::id, TenantStore.Source::name));
    return consumers.of(tenant).stream()
        .map(consumer -> json(tenant, consumer, names.getOrDefault(consumer.source(), "")))
        .toList();
  }

  private ConsumerJson json(TenantId tenant, Consumer consumer, String name) {
    boolean feed = consumer.dialect() == Consumer.Dialect.FEED;
    return new ConsumerJson(
        name,
        consumer.dialect().name(),
        feed,
        consumer.since().getEpochSecond(),
        seconds(consumer.givenAt()),
        seconds(consumer.acknowledgedAt()),
        feed ? consumer.acknowledged().number() : null,
        feed ? mustForget(tenant, consumer) : null,
        feed ? TimeToForget.of(consumer.forgetting()) : null);
  }

  private long mustForget(TenantId tenant, Consumer consumer) {
    return publication
        .after(tenant, consumer.source(), consumer.acknowledged().change(), LOOKED_AT)
        .signals()
        .stream()
        .filter(signal -> signal.state() == PublishedState.WITHDRAWN)
        .filter(signal -> !signal.changedAt().isBefore(consumer.since()))
        .count();
  }

  private static @Nullable Long seconds(Optional<Instant> at) {
    return at.map(Instant::getEpochSecond).orElse(null);
  }
}
