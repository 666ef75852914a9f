package org.recourse.exchange.fetch;

/// Why a fetch failed. The names are stable codes.
public enum FetchFailure {
  /// There was no connection, or it broke.
  UNREACHABLE,
  /// The name leads nowhere that may be reached from here: it has no address, or one that the
  /// operator's rules close. Both are one code, so that nobody learns which names there are.
  ADDRESS_REFUSED,
  /// The answer took too long.
  TIMED_OUT,
  /// The answer is larger than is taken.
  TOO_LARGE,
  /// The credentials are missing or not accepted.
  NOT_AUTHENTICATED,
  /// The other side asks us to come back later.
  BUSY,
  /// The other side answered with another status than success.
  REFUSED,
  /// The answer is not what the language says.
  UNREADABLE,
  /// The other side's cursor went backwards.
  REWOUND,
  /// A batch is not signed by the key that was agreed upon.
  BAD_SIGNATURE,
  /// A batch has a format that this version does not know.
  UNKNOWN_FORMAT,
  /// A batch came again.
  REPLAYED,
  /// A batch does not follow upon the last one: we are told another story than before.
  FORKED,
  /// The exchange's bank was removed.
  BANK_GONE,
  /// Our own database is away.
  STORE_UNAVAILABLE,
  /// Our own mistake.
  INTERNAL
}
