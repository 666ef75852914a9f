package org.recourse.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.recourse.server.problem.ProblemCode;

/// The two filters at the door: before it is asked who calls, and when all of a call has arrived.
class RoomFilterTest {

  private static final int ALL = 64;

  private final Admission admission = new Admission(1);
  private final List<String> seen = new ArrayList<>();
  private final FilterChain inside = (request, response) -> seen.add("inside");

  @AfterEach
  void close() {
    admission.close();
  }

  @Test
  void whoeverCallsIsTurnedAwayBeforeAnythingElseWhileThereIsNoRoom() throws Exception {
    Filter door = new DoorFilter(admission, List.of(face("/a"), face("/b")));
    door.doFilter(call("/b"), answer(), inside);
    fill();
    door.doFilter(call("/b"), answer(), inside);
    door.doFilter(call("/c"), answer(), inside);
    assertThat(seen).containsExactly("inside", "/b refuses OVERLOADED 1", "inside");
  }

  @Test
  void aCallTakesItsRoomWhileItIsInsideAndGivesItBackAlsoWhenItFails() throws Exception {
    Filter filter = new RoomFilter(admission, List.of(face("/a")));
    FilterChain failing = (request, response) -> {
      assertThat(admission.enter(0)).as("one is taken").isEqualTo(1);
      admission.leave(1);
      assertThat(freePlaces()).isEqualTo(ALL - 1);
      throw new IllegalStateException("failed");
    };
    assertThat(freePlaces()).isEqualTo(ALL);
    try {
      filter.doFilter(call("/a"), answer(), failing);
    } catch (IllegalStateException e) {
      seen.add(e.getMessage());
    }
    assertThat(freePlaces()).isEqualTo(ALL);
    fill();
    filter.doFilter(call("/a"), answer(), inside);
    filter.doFilter(call("/c"), answer(), inside);
    assertThat(seen).containsExactly("failed", "/a refuses OVERLOADED 1", "inside");
  }

  private void fill() {
    for (int i = 0; i < ALL; i++) {
      admission.enter(0);
    }
  }

  private int freePlaces() {
    int taken = 0;
    while (admission.enter(0) > 0) {
      taken++;
    }
    admission.leave(taken);
    return taken;
  }

  private LimitedCalls face(String path) {
    return proxy(LimitedCalls.class, (name, arguments) -> switch (name) {
      case "takesRoom" -> ((HttpServletRequest) arguments[0]).getRequestURI().equals(path);
      case "refuse" ->
        seen.add(path + " refuses " + (ProblemCode) arguments[1] + " " + arguments[3]);
      default -> null;
    });
  }

  private static HttpServletRequest call(String path) {
    return proxy(HttpServletRequest.class, (name, arguments) -> switch (name) {
      case "getRequestURI" -> path;
      case "getMethod" -> "GET";
      case "getContentLengthLong" -> -1L;
      default -> null;
    });
  }

  private static HttpServletResponse answer() {
    return proxy(HttpServletResponse.class, (name, arguments) -> null);
  }

  private interface Answer {
    @Nullable
    Object to(String name, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
          Object given = answer.to(called.getName(), arguments);
          return called.getReturnType() == void.class ? null : given;
        }));
  }
}
