package org.recourse.exchange.stopncii;

import java.net.URI;
import java.util.List;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.feedback.DecisionLetter;
import org.recourse.exchange.feedback.FeedbackDialect;
import org.recourse.exchange.fetch.CappedHttp;
import org.recourse.exchange.fetch.FetchFailedException;
import tools.jackson.databind.json.JsonMapper;

/// Tells StopNCII what we decided: `SubmitFeedback`, one signal a call, under the function key of
/// that endpoint, or that of `FetchHashes` if no other is set. May be shared between threads.
public final class StopNciiFeedback implements FeedbackDialect {

  private static final JsonMapper JSON = new JsonMapper();

  private final CappedHttp http;

  /// Tells through this.
  public StopNciiFeedback(CappedHttp http) {
    this.http = http;
  }

  private record Body(int count, List<Item> hashFeedbacks) {}

  // In the order in which the reference client writes them.
  private record Item(List<String> tags, String feedbackValue, String hashValue) {}

  @Override
  public void tell(Exchange exchange, Credentials credentials, DecisionLetter letter)
      throws FetchFailedException {
    String own = credentials.reveal("feedback_function_key");
    Item item = new Item(
        List.of(),
        FeedbackValue.of(letter.decision().statement()).text(),
        letter.signal().text());
    http.post(
        URI.create(exchange.setting("base_url") + "/SubmitFeedback"),
        JSON.writeValueAsBytes(new Body(1, List.of(item))),
        "x-functions-key",
        own.isEmpty() ? credentials.reveal("fetch_function_key") : own,
        "Ocp-Apim-Subscription-Key",
        credentials.reveal("subscription_key"),
        "Content-Type",
        "application/json");
  }
}
