package org.recourse.exchange.fetch;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeKind;
import org.recourse.exchange.ExchangeStore;
import org.recourse.hub.Hub;
import org.recourse.hub.StoreUnavailableException;

/// Fetches one exchange until there is no more. May be shared between threads; the caller sees to
/// it that an exchange is not fetched twice at once.
public final class FetchRun {

  private static final int MOST_DELIVERIES = 10_000;

  private final Map<ExchangeKind, Dialect> dialects;
  private final ExchangeStore exchanges;
  private final Intake intake;
  private final Hub hub;
  private final InstantSource clock;

  /// Fetches in these languages.
  public FetchRun(
      Map<ExchangeKind, Dialect> dialects,
      ExchangeStore exchanges,
      Intake intake,
      Hub hub,
      InstantSource clock) {
    this.dialects = new EnumMap<>(dialects);
    this.exchanges = exchanges;
    this.intake = intake;
    this.hub = hub;
    this.clock = clock;
  }

  /// Fetches, and returns why it failed, if it did. What was taken over before stays.
  public Optional<FetchFailure> run(Exchange exchange) {
    try {
      exchanges.begin(exchange.id(), clock.instant());
      Optional<FetchFailure> failure = fetched(exchange);
      exchanges.end(exchange.id(), clock.instant(), failure.map(FetchFailure::name));
      return failure;
    } catch (StoreUnavailableException _) {
      return Optional.of(FetchFailure.STORE_UNAVAILABLE);
    }
  }

  private Optional<FetchFailure> fetched(Exchange exchange) {
    Dialect dialect = dialects.get(exchange.kind());
    if (dialect == null) {
      return Optional.of(FetchFailure.INTERNAL);
    }
    try {
      String cursor = exchanges.cursor(exchange.id());
      for (int i = 0; i < MOST_DELIVERIES; i++) {
        if (hub.bank(exchange.tenant(), exchange.name()).isEmpty()) {
          return Optional.of(FetchFailure.BANK_GONE);
        }
        Delivery delivery = dialect.fetch(exchange, exchanges.credentials(exchange), cursor);
        int taken = intake.take(exchange, delivery);
        cursor = delivery.cursor();
        exchanges.advance(exchange.id(), cursor, taken);
        if (!delivery.more()) {
          break;
        }
      }
      return Optional.empty();
    } catch (FetchFailedException e) {
      return Optional.of(e.failure());
    }
  }
}
