package org.recourse.hub;

/// Why a delivery was not accepted. The names are stable codes.
public enum DeliveryFailure {
  /// The destination could not be reached, or did not answer in time.
  NO_ANSWER,
  /// The destination answered with something else than success.
  ANSWERED_WITH_ERROR,
  /// The destination's name leads to an address that must not be reached from here.
  ADDRESS_NOT_ALLOWED,
  /// The destination says that it is gone for good, or is no longer registered.
  GONE
}
