package org.recourse.exchange.feed;

import java.net.URI;
import java.util.List;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.feedback.DecisionLetter;
import org.recourse.exchange.feedback.FeedbackDialect;
import org.recourse.exchange.fetch.CappedHttp;
import org.recourse.exchange.fetch.FetchFailedException;
import tools.jackson.databind.json.JsonMapper;

/// Tells another hub what we decided, `docs/formats/feed-v1.md`, "Decisions". May be shared
/// between threads.
public final class FeedFeedback implements FeedbackDialect {

  private static final JsonMapper JSON = new JsonMapper();

  private final CappedHttp http;

  /// Tells through this.
  public FeedFeedback(CappedHttp http) {
    this.http = http;
  }

  private record Body(List<Item> decisions) {}

  private record Item(String type, String value, String decision) {}

  @Override
  public void tell(Exchange exchange, Credentials credentials, DecisionLetter letter)
      throws FetchFailedException {
    Item item = new Item(
        letter.signal().type().code(), letter.signal().text(), letter.decision().name());
    http.post(
        URI.create(exchange.setting("base_url") + "/feed/v1/decisions"),
        JSON.writeValueAsBytes(new Body(List.of(item))),
        "Authorization",
        "Bearer " + credentials.reveal("key"),
        "Content-Type",
        "application/json");
  }
}
