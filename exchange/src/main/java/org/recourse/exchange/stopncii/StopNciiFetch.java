package org.recourse.exchange.stopncii;

import java.net.URI;
import java.net.URLEncoder;
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
import org.recourse.exchange.fetch.FetchFailure;
import org.recourse.exchange.fetch.Received;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.StatementKind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Fetches from StopNCII. Unlike the reference client it obeys `hashStatus`, and keeps a record
/// with a word that it does not know in quarantine instead of losing it. May be shared between
/// threads.
///
/// The cursor is the last `startTimestamp`, and within a fetch also the page token. A token does
/// not live long: if it is refused, the fetch goes on from the timestamp.
public final class StopNciiFetch implements Dialect {

  private static final String START = "10";
  private static final int PAGE = 800;

  private static final JsonMapper JSON = new JsonMapper();

  private final CappedHttp http;

  /// Asks through this.
  public StopNciiFetch(CappedHttp http) {
    this.http = http;
  }

  @Override
  public Delivery fetch(Exchange exchange, Credentials credentials, String cursor)
      throws FetchFailedException {
    String[] parts = (cursor.isEmpty() ? START : cursor).split(" ", 2);
    String token = parts.length > 1 ? parts[1] : "";
    try {
      return page(exchange, credentials, Long.parseLong(parts[0]), token);
    } catch (FetchFailedException e) {
      if (e.failure() == FetchFailure.REFUSED && !token.isEmpty()) {
        return page(exchange, credentials, Long.parseLong(parts[0]), "");
      }
      throw e;
    }
  }

  private Delivery page(Exchange exchange, Credentials credentials, long start, String token)
      throws FetchFailedException {
    String query = "/FetchHashes?startTimestamp=" + start + "&pageSize=" + PAGE
        + (token.isEmpty()
            ? ""
            : "&nextPageToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    byte[] body = http.get(
        URI.create(exchange.setting("base_url") + query),
        "x-functions-key",
        credentials.reveal("fetch_function_key"),
        "Ocp-Apim-Subscription-Key",
        credentials.reveal("subscription_key"));
    try {
      return read(JSON.readTree(body), start, exchange.feedback().mayEcho());
    } catch (JacksonException e) {
      throw new FetchFailedException(FetchFailure.UNREADABLE, e);
    }
  }

  private static Delivery read(JsonNode page, long start, boolean echoes)
      throws FetchFailedException {
    JsonNode next = page.path("nextSetTimestamp");
    JsonNode more = page.path("hasMoreRecords");
    JsonNode records = page.path("hashRecords");
    if (!next.canConvertToLong()
        || !more.isBoolean()
        || !(records.isArray() || records.isMissingNode() || records.isNull())) {
      throw new FetchFailedException(FetchFailure.UNREADABLE);
    }
    if (next.longValue() < start) {
      throw new FetchFailedException(FetchFailure.REWOUND);
    }
    List<Received> received = new ArrayList<>();
    records.forEach(item -> received.add(received(item, echoes)));
    String token = page.path("nextPageToken").asString("");
    boolean follows = more.booleanValue() && !token.isEmpty();
    return Delivery.part(
        received, follows ? start + " " + token : Long.toString(next.longValue()), follows);
  }

  // Whose word it was is no more known: what somebody confirmed counts as proposed.
  @Override
  public Received reread(String record, Instant cameAt) {
    try {
      return received(JSON.readTree(record), true);
    } catch (JacksonException _) {
      return new Received.Unreadable("UNKNOWN_STATE", record);
    }
  }

  private static Received received(JsonNode item, boolean echoes) {
    Optional<SignalType> type = StopNciiType.type(item.path("signalType").asString(""));
    Optional<StatementKind> kind = kind(item, echoes);
    JsonNode version = item.path("lastModtimestamp");
    if (type.isEmpty()) {
      return new Received.Unreadable("UNSUPPORTED_TYPE", item.toString());
    }
    if (kind.isEmpty() || !version.canConvertToLong()) {
      return new Received.Unreadable("UNKNOWN_STATE", item.toString());
    }
    try {
      Signal signal = new Signal(type.get(), item.path("hashValue").asString(""));
      return new Received.Said(signal, kind.get(), version.longValue());
    } catch (IllegalArgumentException _) {
      return new Received.Unreadable("INVALID_SIGNAL", item.toString());
    }
  }

  private static Optional<StatementKind> kind(JsonNode item, boolean echoes) {
    return switch (item.path("hashStatus").asString("")) {
      case "Withdrawn", "Deleted" -> Optional.of(StatementKind.WITHDRAWN);
      case "Received", "Active" ->
        Optional.of(isBlocked(item, echoes) ? StatementKind.CONFIRMED : StatementKind.PROPOSED);
      default -> Optional.empty();
    };
  }

  /// Returns whether somebody who looked stands behind it, and nobody who looked is against it.
  /// Where we told it what we decided, one of those who did may be ourselves: then it takes two.
  private static boolean isBlocked(JsonNode item, boolean echoes) {
    int blocked = 0;
    for (JsonNode feedback : item.path("CSPFeedbacks")) {
      String value = feedback.path("feedbackValue").asString("");
      if (value.equals(FeedbackValue.NOT_BLOCKED.text())) {
        return false;
      }
      blocked += value.equals(FeedbackValue.BLOCKED.text()) ? 1 : 0;
    }
    return blocked > (echoes ? 1 : 0);
  }
}
