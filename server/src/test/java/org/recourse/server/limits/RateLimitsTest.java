package org.recourse.server.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.server.problem.ProblemException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class RateLimitsTest {

  private final AtomicLong now = new AtomicLong(5);
  private final RateLimits limits = new RateLimits(now::get, 3, settings("unused", ""));

  @ParameterizedTest
  @EnumSource
  void aBucketHoldsItsSizeAndRefillsAtItsRate(RateLimit limit) {
    for (int i = 0; i < limit.size(); i++) {
      assertThat(limits.seconds(limit, "a", 1)).isZero();
    }
    assertThat(limits.seconds(limit, "a", 1)).isPositive();
    assertThat(limits.seconds(limit, "another", 1)).isZero();
    now.addAndGet((long) (TimeUnit.SECONDS.toNanos(1) / limit.refill()));
    assertThat(limits.seconds(limit, "a", 1)).isZero();
    assertThat(limits.seconds(limit, "a", 1)).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void whenNobodyElseCanBeCountedEachLimitFailsAsItSays(RateLimit limit) {
    for (String holder : new String[] {"a", "b", "c"}) {
      limits.seconds(limit, holder, limit.size());
    }
    assertThat(limits.seconds(limit, "d", 1) == 0).isEqualTo(limit.failsOpen());
    now.addAndGet((long) (TimeUnit.SECONDS.toNanos(1) * limit.size() / limit.refill()) + 1);
    assertThat(limits.seconds(limit, "d", 1)).isZero();
  }

  @Test
  void theRefusalSaysWhenToComeBackAndTakesNothing() {
    limits.take(RateLimit.SETUP, "a", 5);
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> limits.take(RateLimit.SETUP, "a", 1))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.retryAfter()).isEqualTo(10));
    }
  }

  @Test
  void theOperatorMayChangeALimit() {
    RateLimits changed =
        new RateLimits(now::get, 3, settings("recourse.limits.wrong-keys.size", "1"));
    assertThat(changed.seconds(RateLimit.WRONG_KEYS, "a", 1)).isZero();
    assertThat(changed.seconds(RateLimit.WRONG_KEYS, "a", 1)).isPositive();
    assertThatThrownBy(
            () -> new RateLimits(now::get, 3, settings("recourse.limits.setup.refill", "0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("recourse.limits.setup must be positive");
  }

  private static Environment settings(String name, String value) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("test", java.util.Map.of(name, value)));
    return environment;
  }
}
