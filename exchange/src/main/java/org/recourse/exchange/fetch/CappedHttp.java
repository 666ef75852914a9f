package org.recourse.exchange.fetch;

import java.net.URI;

/// Asks others over HTTP, within limits that whoever is behind it keeps: the time for a whole
/// answer and its length are bounded, no redirect is followed, because credentials would go
/// along, and nothing is connected to that the operator's rules close. May be shared between
/// threads.
public interface CappedHttp {

  /// Gets.
  ///
  /// @param headers names and values in turn
  /// @throws FetchFailedException if there is no answer of success within the limits
  byte[] get(URI address, String... headers) throws FetchFailedException;

  /// Posts.
  ///
  /// @param headers names and values in turn, the body's type among them
  /// @throws FetchFailedException if there is no answer of success within the limits
  byte[] post(URI address, byte[] body, String... headers) throws FetchFailedException;

  /// Puts.
  ///
  /// @param headers names and values in turn, the body's type among them
  /// @throws FetchFailedException if there is no answer of success within the limits
  byte[] put(URI address, byte[] body, String... headers) throws FetchFailedException;
}
