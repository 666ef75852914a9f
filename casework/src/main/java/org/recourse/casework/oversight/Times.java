package org.recourse.casework.oversight;

import java.time.Duration;
import java.util.List;

/// How long it took from receipt until content was restricted. Exact.
///
/// @param count of how many items
/// @param median half of them took no longer; zero of none
/// @param p90 nine of ten took no longer
/// @param worst none took longer
public record Times(int count, Duration median, Duration p90, Duration worst) {

  /// Returns the times of items: of an even number the lower median, so that each is one that
  /// was taken.
  public static Times of(List<Duration> taken) {
    if (taken.isEmpty()) {
      return new Times(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
    List<Duration> sorted = taken.stream().sorted().toList();
    return new Times(sorted.size(), at(sorted, 50), at(sorted, 90), sorted.getLast());
  }

  private static Duration at(List<Duration> sorted, int percent) {
    int rank = (sorted.size() * percent + 99) / 100;
    return sorted.get(rank - 1);
  }
}
