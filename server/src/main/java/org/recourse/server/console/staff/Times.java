package org.recourse.server.console.staff;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as the pages show them.
final class Times {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Times() {}

  /// Returns the minute, UTC.
  static String minute(Instant at) {
    return MINUTE.format(at);
  }
}
