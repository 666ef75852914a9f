package org.recourse.exchange.feedback;

import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.fetch.FetchFailedException;

/// One language in which an exchange is told what we decided. May be shared between threads.
@FunctionalInterface
public interface FeedbackDialect {

  /// Tells once. Told twice, it is the same.
  ///
  /// @throws FetchFailedException if the other side did not take it
  void tell(Exchange exchange, Credentials credentials, DecisionLetter letter)
      throws FetchFailedException;
}
