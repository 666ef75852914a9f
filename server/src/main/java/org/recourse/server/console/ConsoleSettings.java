package org.recourse.server.console;

import java.net.URI;
import java.util.Optional;
import org.recourse.server.console.oidc.OidcSettings;

/// How the staff's pages are offered. Immutable.
///
/// @param port where, 0 for any free one
/// @param origin the address that the staff's browsers show, as `https://review.example`, to
///     which passkeys are bound; empty for `http://localhost:PORT`
/// @param oidc through which other service staff may sign in, if through one
public record ConsoleSettings(int port, Optional<URI> origin, Optional<OidcSettings> oidc) {

  private static final int MOST_PORT = 65_535;

  /// Checks the port.
  public ConsoleSettings {
    if (port < 0 || port > MOST_PORT) {
      throw new IllegalArgumentException("the port must be 0 to " + MOST_PORT + ": " + port);
    }
  }

  /// Without another service.
  public ConsoleSettings(int port, Optional<URI> origin) {
    this(port, origin, Optional.empty());
  }
}
