package org.recourse.casework.oversight;

import java.time.Duration;
import java.util.OptionalLong;

/// What is published of times: whole hours, rounded up, and only of enough items that none can
/// be recognised by its time.
///
/// @param medianHours of 10 or more items
/// @param p90Hours of 20 or more
/// @param worstHours of 20 or more, rounded up to five hours, because it is one item's
public record ShownTimes(OptionalLong medianHours, OptionalLong p90Hours, OptionalLong worstHours) {

  private static final int ENOUGH_FOR_MEDIAN = 10;
  private static final int ENOUGH_FOR_TAIL = 20;
  private static final int COARSE = 5;

  static ShownTimes of(Times times) {
    boolean tail = times.count() >= ENOUGH_FOR_TAIL;
    return new ShownTimes(
        times.count() >= ENOUGH_FOR_MEDIAN ? hours(times.median(), 1) : OptionalLong.empty(),
        tail ? hours(times.p90(), 1) : OptionalLong.empty(),
        tail ? hours(times.worst(), COARSE) : OptionalLong.empty());
  }

  private static OptionalLong hours(Duration time, int step) {
    long stepMillis = Duration.ofHours(step).toMillis();
    return OptionalLong.of((time.toMillis() + stepMillis - 1) / stepMillis * step);
  }
}
