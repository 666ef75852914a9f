package org.recourse.server.hma;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recourse.server.limits.RateLimit;
import tools.jackson.databind.json.JsonMapper;

class HmaLimitsTest {

  private final HmaLimits limits = new HmaLimits(new JsonMapper());

  @ParameterizedTest
  @CsvSource({
    "GET, /m/lookup, '', LOOK_UPS, true",
    "GET, /m/lookup, url, MEDIA, false",
    "POST, /m/lookup, '', MEDIA, false",
    "GET, /m/raw_lookup, '', LOOK_UPS, true",
    "POST, /m/compare, '', CHANGES, false",
    "GET, /m/index/status, '', OTHER, false",
    "GET, /h/hash, url, MEDIA, false",
    "POST, /h/hash, '', MEDIA, false",
    "POST, /c/bank/X/content, '', MEDIA, false",
    "POST, /c/bank/X/signal, '', CHANGES, false",
    "GET, /c/bank/X/content/7, '', OTHER, false",
    "DELETE, /c/bank/X/content/7, '', CHANGES, false",
    "GET, /c/banks, '', OTHER, false",
  })
  void eachCallCountsAsWhatItCosts(
      String method, String path, String parameter, RateLimit limit, boolean takesRoom) {
    HttpServletRequest request = request(method, path, parameter);
    assertThat(limits.limitOf(request)).isEqualTo(limit);
    assertThat(limits.takesRoom(request)).isEqualTo(takesRoom);
    assertThat(limits.isFree(request)).isFalse();
    assertThat(limits.limitOfNobody(request)).isEqualTo(RateLimit.WRONG_KEYS);
  }

  @ParameterizedTest
  @CsvSource({"/", "/status", "/status/live"})
  void healthIsFree(String path) {
    assertThat(limits.isFree(request("GET", path, ""))).isTrue();
  }

  private static HttpServletRequest request(String method, String path, String parameter) {
    return (HttpServletRequest) Proxy.newProxyInstance(
        HttpServletRequest.class.getClassLoader(),
        new Class<?>[] {HttpServletRequest.class},
        (proxy, called, arguments) -> switch (called.getName()) {
          case "getMethod" -> method;
          case "getRequestURI" -> HmaGate.INSIDE + path;
          case "getParameter" -> parameter.equals(arguments[0]) ? "x" : null;
          default -> throw new AssertionError(called);
        });
  }
}
