package org.recourse.server.console.oidc;

import jakarta.annotation.PreDestroy;
import java.time.InstantSource;
import java.util.Optional;
import org.recourse.server.ServeSettings;
import org.recourse.server.console.ConsoleSettings;
import org.recourse.server.fetch.PinnedHttp;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The service that staff may sign in through, if the operator named one. May be shared between
/// threads.
@Component
class Oidc {

  private final Optional<PinnedHttp> http;
  private final Optional<OidcProvider> provider;

  Oidc(ServeSettings settings, JsonMapper json, InstantSource clock) {
    Optional<OidcSettings> asked = settings.console().flatMap(ConsoleSettings::oidc);
    this.http = asked.map(how -> new PinnedHttp(how.networks()));
    this.provider = asked.map(how -> new OidcProvider(how, http.orElseThrow(), json, clock));
  }

  Optional<OidcProvider> provider() {
    return provider;
  }

  @PreDestroy
  void close() {
    http.ifPresent(PinnedHttp::close);
  }
}
