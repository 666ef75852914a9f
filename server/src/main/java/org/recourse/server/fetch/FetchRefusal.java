package org.recourse.server.fetch;

/// Why nothing was fetched, by stable codes.
///
/// A name that does not exist and one that leads into our own network are one code: otherwise a
/// caller could find out which names there are.
public enum FetchRefusal {
  /// The operator has not turned fetching on.
  FETCHING_IS_OFF("addresses are not fetched here: the operator has not turned it on"),
  /// It is not an http or https address without credentials, or its port is not allowed.
  ADDRESS_INVALID("not an http or https address at an allowed port, without a user name"),
  /// The name leads nowhere that may be fetched from.
  ADDRESS_REFUSED("the address leads nowhere that may be fetched from"),
  /// The server could not be reached, broke off, or does not speak HTTP.
  NO_ANSWER("the server did not answer"),
  /// The server answered with something else than the file as it is.
  BAD_ANSWER("the server did not answer with the file"),
  /// It redirects too often.
  TOO_MANY_REDIRECTS("the server redirects more than 3 times"),
  /// The file is too large.
  TOO_LARGE("the file is larger than is taken"),
  /// It took too long.
  TOO_SLOW("the server took too long");

  private final String detail;

  FetchRefusal(String detail) {
    this.detail = detail;
  }

  /// Returns one sentence for the caller's developer.
  public String detail() {
    return detail;
  }
}
