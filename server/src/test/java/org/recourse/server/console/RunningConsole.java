package org.recourse.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.recourse.server.console.session.ConsoleSession;
import org.recourse.server.console.session.ConsoleSessions;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The inside of the server that was started last, for tests. It is found by the server's own
/// scan, as it lies in one of its packages.
@Component
class RunningConsole {

  private static final AtomicReference<@Nullable RunningConsole> LAST = new AtomicReference<>();

  private final RequestMappingHandlerMapping mapping;
  private final ConsoleSessions sessions;

  RunningConsole(
      RequestMappingHandlerMapping requestMappingHandlerMapping, ConsoleSessions sessions) {
    this.mapping = requestMappingHandlerMapping;
    this.sessions = sessions;
    LAST.set(this);
  }

  private static RunningConsole last() {
    assertThat(LAST.get()).isNotNull();
    return Objects.requireNonNull(LAST.get());
  }

  /// Returns which calls there are.
  static RequestMappingHandlerMapping mapping() {
    return last().mapping;
  }

  /// Returns the session of a browser.
  static ConsoleSession session(StaffBrowser browser) {
    return last().sessions.find(browser.cookie()).orElseThrow();
  }
}
