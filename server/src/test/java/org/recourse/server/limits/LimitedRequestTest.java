package org.recourse.server.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;

class LimitedRequestTest {

  private static final byte[] FIVE = {1, 2, 3, 4, 5};

  private long now;

  @Test
  void aBodyWithinItsLimitsIsReadAsItIs() throws Exception {
    assertThat(limited(5, Duration.ofSeconds(12)).readAllBytes()).containsExactly(FIVE);
  }

  @Test
  void aBodyThatIsTooLongIsRefused() {
    assertRefused(limited(4, Duration.ZERO), ProblemCode.TOO_LARGE);
  }

  @Test
  void aBodyThatTakesMoreThanAMinuteIsRefusedHoweverSmallItIs() {
    assertRefused(limited(5, Duration.ofSeconds(13)), ProblemCode.TOO_SLOW);
  }

  private static void assertRefused(InputStream in, ProblemCode code) {
    assertThatThrownBy(in::readAllBytes)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private InputStream limited(int mostBytes, Duration forEachByte) {
    HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
        HttpServletRequest.class.getClassLoader(),
        new Class<?>[] {HttpServletRequest.class},
        (proxy, called, arguments) -> new Slow(forEachByte));
    try {
      return new LimitedRequest(request, mostBytes, () -> now).getInputStream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Five bytes, one at a time.
  private final class Slow extends ServletInputStream {
    private final Duration forEach;
    private int given;

    Slow(Duration forEach) {
      this.forEach = forEach;
    }

    @Override
    public int read() {
      if (given == FIVE.length) {
        return -1;
      }
      now += forEach.toNanos();
      return FIVE[given++];
    }

    @Override
    public int read(byte[] bytes, int from, int count) {
      int one = read();
      if (one < 0) {
        return -1;
      }
      bytes[from] = (byte) one;
      return 1;
    }

    @Override
    public boolean isFinished() {
      return given == FIVE.length;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      // Our limits are for blocking reads; whoever reads otherwise goes past them.
      throw new AssertionError("nobody listens for data here");
    }
  }
}
