package org.recourse.exchange.feedback;

import java.time.Instant;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeId;
import org.recourse.exchange.FeedbackSetting;

/// Turns decisions into deliveries to the exchanges that they concern, and remembers what each
/// was told. What a call has returned is on the disk.
///
/// How far an exchange was told moves in the transaction that posts the deliveries, with what it
/// was told of each thing: however the program ends, no decision is left out, and none is posted
/// twice. An exchange that accepts nothing is not given more than [#MOST_PENDING] deliveries.
///
/// May be shared between threads. Every method throws
/// [StoreUnavailableException][org.recourse.hub.StoreUnavailableException] if the database cannot
/// be reached.
public interface FeedbackStore {

  /// The kind of [destination][org.recourse.hub.Outbox.Destination] that exchanges are.
  String KIND = "exchange";

  /// How many deliveries wait for one exchange before no more are made for it.
  int MOST_PENDING = 1_000;

  /// Changes whether an exchange is told. Turned on, it is told all decisions that stand; turned
  /// off, what it was not yet told is forgotten. To [FeedbackSetting#NEVER] there is no way back.
  void set(ExchangeId exchange, FeedbackSetting setting);

  /// Posts what was decided since the exchange was last told, one page of it, and returns whether
  /// there may be more.
  boolean postDecisions(Exchange exchange, Instant now);

  /// Returns whether a delivery is still the last word on what it is about. If it is not, a later
  /// one says what holds.
  ///
  /// @param key of the delivery
  boolean isLastWord(ExchangeId exchange, String key);

  /// Returns of how many things an exchange was told, or is being told.
  long toldCount(ExchangeId exchange);
}
