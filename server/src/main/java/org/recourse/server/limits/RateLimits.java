package org.recourse.server.limits;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.recourse.server.problem.ProblemException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Counts against every [RateLimit], in memory. May be shared between threads.
///
/// The generic cell rate algorithm (ITU-T I.371): of each holder one number is kept, the time at
/// which its bucket will be full again. Whoever's bucket is full is forgotten; at most
/// [#MOST_HOLDERS] are counted at once for each limit.
@Component
public class RateLimits {

  /// How many holders are counted at once for each limit.
  public static final int MOST_HOLDERS = 100_000;

  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoTime;
  private final int mostHolders;
  private final Map<RateLimit, Map<String, Long>> fullAt = new EnumMap<>(RateLimit.class);

  private final Map<RateLimit, Bucket> buckets = new EnumMap<>(RateLimit.class);

  /// How large a limit is here.
  private record Bucket(int size, double refill) {}

  /// Counts by the machine's clock. `recourse.limits.look-ups.size` and `….refill` change a
  /// limit, and so for each.
  @Autowired
  public RateLimits(Environment settings) {
    this(System::nanoTime, MOST_HOLDERS, settings);
  }

  /// Counts by another clock.
  RateLimits(LongSupplier nanoTime, int mostHolders, Environment settings) {
    this.nanoTime = nanoTime;
    this.mostHolders = mostHolders;
    for (RateLimit limit : RateLimit.values()) {
      String name = "recourse.limits." + limit.name().toLowerCase(Locale.ROOT).replace('_', '-');
      int size = settings.getProperty(name + ".size", Integer.class, limit.size());
      double refill = settings.getProperty(name + ".refill", Double.class, limit.refill());
      if (size < 1 || !(refill > 0)) {
        throw new IllegalArgumentException(name + " must be positive: " + size + ", " + refill);
      }
      buckets.put(limit, new Bucket(size, refill));
      fullAt.put(limit, new ConcurrentHashMap<>());
    }
  }

  /// Takes from a holder's bucket.
  ///
  /// @param holder a key's number or a network; kept in memory only
  /// @param cost at least 1
  /// @throws ProblemException if there is not enough in it; nothing was taken
  public void take(RateLimit limit, String holder, int cost) {
    double wait = seconds(limit, holder, cost);
    if (wait > 0) {
      throw ProblemException.tooMany((long) Math.ceil(wait));
    }
  }

  /// Takes from a holder's bucket, and returns 0, or in how many seconds there will be enough.
  double seconds(RateLimit limit, String holder, int cost) {
    Map<String, Long> holders = Objects.requireNonNull(fullAt.get(limit));
    Bucket bucket = Objects.requireNonNull(buckets.get(limit));
    if (!holders.containsKey(holder) && holders.size() >= mostHolders && !madeRoom(holders)) {
      return limit.failsOpen() ? 0 : 1 / bucket.refill();
    }
    long now = nanoTime.getAsLong();
    long each = (long) (NANOS / bucket.refill());
    long whole = bucket.size() * each;
    // More than a whole bucket can never be there: a full one is enough, and is emptied.
    long asked = Math.min(cost * each, whole);
    long[] wait = {0};
    holders.compute(holder, (same, before) -> {
      long from = before == null ? now : Math.max(before, now);
      wait[0] = Math.max(0, from + asked - now - whole);
      return wait[0] > 0 ? from : from + asked;
    });
    return wait[0] / NANOS;
  }

  /// Returns how full a holder's bucket is, 0 to 1.
  double fill(RateLimit limit, String holder) {
    Bucket bucket = Objects.requireNonNull(buckets.get(limit));
    Long full = Objects.requireNonNull(fullAt.get(limit)).get(holder);
    if (full == null) {
      return 1;
    }
    double missing = Math.max(0, full - nanoTime.getAsLong()) / NANOS * bucket.refill();
    return Math.max(0, 1 - missing / bucket.size());
  }

  private boolean madeRoom(Map<String, Long> holders) {
    long now = nanoTime.getAsLong();
    holders.values().removeIf(full -> full - now <= 0);
    return holders.size() < mostHolders;
  }
}
