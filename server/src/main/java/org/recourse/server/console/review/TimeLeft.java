package org.recourse.server.console.review;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A time and how far it is away, as the console's pages say it: in words, and never by colour
/// alone.
///
/// @param at as `21 Nov, 18:05 UTC`
/// @param away as `5 h 12 min left` or `3 h 2 min over`
/// @param over whether it has passed
/// @param soon whether less than a quarter of two days is left
public record TimeLeft(String at, String away, boolean over, boolean soon) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final Duration SOON = Duration.ofHours(12);

  static TimeLeft of(Instant at, Instant now) {
    Duration left = Duration.between(now, at);
    boolean over = left.isNegative();
    Duration away = left.abs();
    String words =
        away.toHours() + " h " + away.toMinutesPart() + " min " + (over ? "over" : "left");
    return new TimeLeft(TIME.format(at), words, over, !over && left.compareTo(SOON) < 0);
  }

  /// Returns a time as these pages say it.
  public static String said(Instant at) {
    return TIME.format(at);
  }
}
