package org.recourse.exchange.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.fetch.CappedHttp;
import org.recourse.exchange.fetch.Delivery;
import org.recourse.exchange.fetch.Dialect;
import org.recourse.exchange.fetch.FetchFailedException;
import org.recourse.exchange.fetch.Received;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.StatementKind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Fetches another hub's feed. Each call first acknowledges what was taken over last, so that the
/// other side learns that it was forgotten, and then asks for what follows. May be shared between
/// threads.
public final class FeedFetch implements Dialect {

  private static final int AT_MOST = 2_000;

  private static final JsonMapper JSON = new JsonMapper();

  private final CappedHttp http;

  /// Asks through this.
  public FeedFetch(CappedHttp http) {
    this.http = http;
  }

  @Override
  public Delivery fetch(Exchange exchange, Credentials credentials, String cursor)
      throws FetchFailedException {
    FeedPosition position = FeedPosition.of(cursor);
    String base = exchange.setting("base_url") + "/feed/v1/";
    String key = "Bearer " + credentials.reveal("key");
    if (position.number() > 0) {
      http.post(
          URI.create(base + "acknowledgements"),
          word(position),
          "Authorization",
          key,
          "Content-Type",
          "application/json");
    }
    URI next = URI.create(base + "batches?after=" + position.cursor() + "&atMost=" + AT_MOST);
    FeedReading.Verified verified = FeedReading.verify(
        http.get(next, "Authorization", key), exchange.setting("public_key"), position);
    if (verified.position().cursor().equals(position.cursor())) {
      return Delivery.part(List.of(), cursor, false);
    }
    return Delivery.part(received(verified.batch()), verified.position().text(), true);
  }

  private static byte[] word(FeedPosition position) {
    return ("{\"batch\":" + position.number() + ",\"digest\":\"" + position.digest() + "\"}")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static List<Received> received(FeedBatch batch) {
    List<Received> received = new ArrayList<>();
    for (FeedBatch.Item item : batch.records()) {
      received.add(received(item));
    }
    return received;
  }

  @Override
  public Received reread(String record, Instant cameAt) {
    try {
      return received(JSON.readValue(record, FeedBatch.Item.class));
    } catch (JacksonException _) {
      return new Received.Unreadable("UNKNOWN_STATE", record);
    }
  }

  private static Received received(FeedBatch.Item item) {
    Optional<SignalType> type = SignalType.ofCode(item.type()).filter(SignalType::isExchanged);
    Optional<StatementKind> kind = kind(item.state());
    if (type.isEmpty()) {
      return unreadable("UNSUPPORTED_TYPE", item);
    }
    if (kind.isEmpty()) {
      return unreadable("UNKNOWN_STATE", item);
    }
    try {
      return new Received.Said(new Signal(type.get(), item.value()), kind.get(), item.sequence());
    } catch (IllegalArgumentException _) {
      return unreadable("INVALID_SIGNAL", item);
    }
  }

  private static Optional<StatementKind> kind(String state) {
    return switch (state) {
      case "PROPOSED" -> Optional.of(StatementKind.PROPOSED);
      case "CONFIRMED" -> Optional.of(StatementKind.CONFIRMED);
      case "WITHDRAWN" -> Optional.of(StatementKind.WITHDRAWN);
      default -> Optional.empty();
    };
  }

  private static Received unreadable(String reason, FeedBatch.Item item) {
    return new Received.Unreadable(reason, JSON.writeValueAsString(item));
  }
}
