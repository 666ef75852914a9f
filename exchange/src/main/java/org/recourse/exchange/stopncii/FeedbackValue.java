package org.recourse.exchange.stopncii;

import java.util.Optional;
import org.recourse.hub.StatementKind;

/// What a partner says of a signal, in StopNCII's words.
public enum FeedbackValue {
  /// Not known.
  UNKNOWN("Unknown"),
  /// Only tags.
  NONE("None"),
  /// The picture may show too little.
  QUALITY_UNKNOWN("QualityUnknown"),
  /// It matched, nobody has looked.
  PENDING_REVIEW("PendingReview"),
  /// Somebody looked: it belongs into the bank.
  BLOCKED("Blocked"),
  /// Somebody looked: it does not.
  NOT_BLOCKED("NotBlocked"),
  /// What was said is taken back.
  WITHDRAWN("Withdrawn"),
  /// What was said is taken back.
  DELETED("Deleted");

  private static final String ENUM_TEXT = "StopNCIICSPFeedbackValue.";

  private final String text;

  FeedbackValue(String text) {
    this.text = text;
  }

  /// Returns the word.
  public String text() {
    return text;
  }

  /// Returns the value of a word, if it is one.
  public static Optional<FeedbackValue> of(String text) {
    String plain = text.startsWith(ENUM_TEXT) ? text.substring(ENUM_TEXT.length()) : text;
    for (FeedbackValue value : values()) {
      if (value.text.equals(plain)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /// Returns what it says of an entry, if it says anything.
  public Optional<StatementKind> statement() {
    return switch (this) {
      case BLOCKED -> Optional.of(StatementKind.CONFIRMED);
      case NOT_BLOCKED -> Optional.of(StatementKind.REFUSED);
      case WITHDRAWN, DELETED -> Optional.of(StatementKind.WITHDRAWN);
      case UNKNOWN, NONE, QUALITY_UNKNOWN, PENDING_REVIEW -> Optional.empty();
    };
  }

  /// Returns how what somebody said of an entry is put in these words.
  public static FeedbackValue of(StatementKind kind) {
    return switch (kind) {
      case PROPOSED -> PENDING_REVIEW;
      case CONFIRMED -> BLOCKED;
      case REFUSED -> NOT_BLOCKED;
      case WITHDRAWN -> WITHDRAWN;
    };
  }
}
