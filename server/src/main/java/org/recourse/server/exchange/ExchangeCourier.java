package org.recourse.server.exchange;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeId;
import org.recourse.exchange.ExchangeKind;
import org.recourse.exchange.ExchangeStore;
import org.recourse.exchange.FeedbackSetting;
import org.recourse.exchange.feedback.DecisionLetter;
import org.recourse.exchange.feedback.FeedbackDialect;
import org.recourse.exchange.feedback.FeedbackStore;
import org.recourse.exchange.fetch.FetchFailedException;
import org.recourse.exchange.fetch.FetchFailure;
import org.recourse.hub.DeliveryFailure;
import org.recourse.hub.Outbox.Delivery;
import org.recourse.server.outbox.Courier;

/// Brings decisions back to the exchanges whose entries they are about. May be shared between
/// threads.
///
/// A delivery that waited while something else was decided is not sent: the later one says what
/// holds, and the other side must not hear them in the wrong order. Two about the same thing are
/// therefore never on the way at once.
final class ExchangeCourier implements Courier {

  private static final int STRIPES = 64;

  private final Map<ExchangeKind, FeedbackDialect> dialects;
  private final ExchangeStore exchanges;
  private final FeedbackStore feedback;
  private final ReentrantLock[] stripes =
      IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

  /// Speaks these languages.
  ExchangeCourier(
      Map<ExchangeKind, FeedbackDialect> dialects,
      ExchangeStore exchanges,
      FeedbackStore feedback) {
    this.dialects = Map.copyOf(dialects);
    this.exchanges = exchanges;
    this.feedback = feedback;
  }

  @Override
  public String kind() {
    return FeedbackStore.KIND;
  }

  @Override
  public Sending send(Delivery delivery) {
    DecisionLetter letter = DecisionLetter.ofLine(delivery.payload());
    ReentrantLock lock = stripes[Math.floorMod(letter.subject().hashCode(), STRIPES)];
    lock.lock();
    try {
      return send(delivery, letter);
    } finally {
      lock.unlock();
    }
  }

  private Sending send(Delivery delivery, DecisionLetter letter) {
    ExchangeId id = new ExchangeId(delivery.destination().number());
    Optional<Exchange> exchange = exchanges.all().stream()
        .filter(candidate -> candidate.id().equals(id))
        .filter(candidate -> candidate.feedback() == FeedbackSetting.ON)
        .findFirst();
    if (exchange.isEmpty()) {
      return new Sending.Hopeless(DeliveryFailure.GONE);
    }
    if (!feedback.isLastWord(id, delivery.key())) {
      return new Sending.Accepted();
    }
    FeedbackDialect dialect = dialects.get(exchange.get().kind());
    if (dialect == null) {
      return new Sending.Hopeless(DeliveryFailure.GONE);
    }
    try {
      dialect.tell(exchange.get(), exchanges.credentials(exchange.get()), letter);
      return new Sending.Accepted();
    } catch (FetchFailedException e) {
      return new Sending.Failed(failure(e.failure()));
    }
  }

  private static DeliveryFailure failure(FetchFailure failure) {
    return switch (failure) {
      case ADDRESS_REFUSED -> DeliveryFailure.ADDRESS_NOT_ALLOWED;
      case UNREACHABLE, TIMED_OUT -> DeliveryFailure.NO_ANSWER;
      default -> DeliveryFailure.ANSWERED_WITH_ERROR;
    };
  }
}
