package org.recourse.exchange.fetch;

import java.time.Instant;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;

/// One language in which can be fetched. May be shared between threads.
public interface Dialect {

  /// Asks once.
  ///
  /// @param cursor from where to go on: empty from the beginning, else the last delivery's
  /// @throws FetchFailedException if the other side could not be asked, or its answer not read
  Delivery fetch(Exchange exchange, Credentials credentials, String cursor)
      throws FetchFailedException;

  /// Reads again what [Received.Unreadable] kept of a record.
  ///
  /// @param cameAt when it came last
  Received reread(String record, Instant cameAt);
}
