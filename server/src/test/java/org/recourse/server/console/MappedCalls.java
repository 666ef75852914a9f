package org.recourse.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Lets tests see which calls the server that was started last has. It is found by the server's
/// own scan, as it lies in one of its packages.
@Component
class MappedCalls {

  private static final AtomicReference<@Nullable RequestMappingHandlerMapping> LAST =
      new AtomicReference<>();

  MappedCalls(RequestMappingHandlerMapping requestMappingHandlerMapping) {
    LAST.set(requestMappingHandlerMapping);
  }

  static RequestMappingHandlerMapping ofLastServer() {
    assertThat(LAST.get()).isNotNull();
    return Objects.requireNonNull(LAST.get());
  }
}
