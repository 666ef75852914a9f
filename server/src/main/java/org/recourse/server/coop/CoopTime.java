package org.recourse.server.coop;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/// Times in bodies: ISO 8601. They start no clock here: clocks run from when a report came in.
final class CoopTime {

  private static final int LONGEST = 64;

  private CoopTime() {}

  /// Returns a time as it was sent.
  ///
  /// @throws CoopRefusal if it is none
  static String checked(CoopPart part, String name) {
    String text = part.text(name, LONGEST);
    if (!isTime(text)) {
      throw new CoopRefusal(part.pointer() + '/' + name, "Invalid " + name + " time");
    }
    return text;
  }

  private static boolean isTime(String text) {
    try {
      return text.length() == "2026-11-21".length()
          ? LocalDate.parse(text).getYear() > 0
          : OffsetDateTime.parse(text).getYear() > 0;
    } catch (DateTimeException _) {
      return false;
    }
  }
}
