package org.recourse.exchange.stopncii;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.StatementKind;
import tools.jackson.databind.JsonNode;

/// What a partner submits or says: one signal, and what it says of it. Immutable.
///
/// @param signal which
/// @param kind what is said of it, if anything
public record Submission(Signal signal, Optional<StatementKind> kind) {

  /// How many one call may hold.
  public static final int MOST = 10_000;

  /// Reads the body of `SubmitHashes`. What is submitted without feedback is proposed.
  ///
  /// @throws IllegalArgumentException if it is not such a body; the message repeats nothing of it
  public static List<Submission> ofHashes(JsonNode body) {
    List<Submission> all = new ArrayList<>();
    for (JsonNode item : items(body, "hashRecords")) {
      SignalType type = StopNciiType.type(text(item, "signalType"))
          .orElseThrow(
              () -> new IllegalArgumentException("signalType must be ImagePDQ or VideoMD5"));
      Optional<StatementKind> kind = Optional.of(StatementKind.PROPOSED);
      for (JsonNode feedback : item.path("CSPFeedbacks")) {
        kind = feedback(feedback).statement().or(() -> Optional.of(StatementKind.PROPOSED));
      }
      all.add(new Submission(new Signal(type, text(item, "hashValue")), kind));
    }
    return all;
  }

  /// Reads the body of `SubmitFeedback`, which names no type: it is known by the length.
  ///
  /// @throws IllegalArgumentException if it is not such a body; the message repeats nothing of it
  public static List<Submission> ofFeedback(JsonNode body) {
    List<Submission> all = new ArrayList<>();
    for (JsonNode item : items(body, "hashFeedbacks")) {
      String value = text(item, "hashValue");
      SignalType type = StopNciiType.ofDigits(value.length())
          .orElseThrow(() -> new IllegalArgumentException("hashValue must have 64 or 32 digits"));
      all.add(new Submission(new Signal(type, value), feedback(item).statement()));
    }
    return all;
  }

  private static FeedbackValue feedback(JsonNode item) {
    return FeedbackValue.of(text(item, "feedbackValue"))
        .orElseThrow(() -> new IllegalArgumentException("feedbackValue is not one of those known"));
  }

  private static JsonNode items(JsonNode body, String name) {
    JsonNode items = body.path(name);
    if (!items.isArray() || items.size() > MOST) {
      throw new IllegalArgumentException(name + " must be an array of at most " + MOST);
    }
    return items;
  }

  private static String text(JsonNode item, String name) {
    JsonNode value = item.path(name);
    if (!value.isString()) {
      throw new IllegalArgumentException(name + " must be a string");
    }
    return value.stringValue();
  }

  @Override
  public String toString() {
    return "Submission[withheld]";
  }
}
