package org.recourse.exchange.feedback;

import org.recourse.hub.SignalType;

/// By what an exchange calls the thing that it is told a decision of.
public enum FeedbackBy {
  /// It takes no decisions.
  NOTHING,
  /// By a signal of any type that is exchanged.
  SIGNAL,
  /// By a signal of the types that StopNCII has.
  STOPNCII_SIGNAL,
  /// By a name of its own, which was kept when the record was fetched.
  RECORD;

  /// Returns whether a signal of this type may be what the exchange meant.
  public boolean takes(SignalType type) {
    return switch (this) {
      case NOTHING -> false;
      case SIGNAL -> type.isExchanged();
      case STOPNCII_SIGNAL, RECORD -> type == SignalType.PDQ || type == SignalType.VIDEO_MD5;
    };
  }
}
