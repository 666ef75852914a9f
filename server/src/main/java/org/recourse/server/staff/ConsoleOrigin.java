package org.recourse.server.staff;

import java.net.URI;
import java.util.Optional;
import org.recourse.server.ServeSettings;
import org.recourse.server.console.ConsoleSettings;
import org.recourse.server.faces.Face;
import org.recourse.server.faces.FacePorts;
import org.springframework.stereotype.Component;

/// The address that the staff's browsers show, to which passkeys are bound.
@Component
public class ConsoleOrigin {

  private final ServeSettings settings;
  private final FacePorts ports;

  /// Knows what was set, and the port if any free one was to be taken.
  public ConsoleOrigin(ServeSettings settings, FacePorts ports) {
    this.settings = settings;
    this.ports = ports;
  }

  /// Returns the address without a path; empty if the console is not open.
  public Optional<URI> uri() {
    return settings.console().map(console -> console.origin().orElseGet(this::local));
  }

  private URI local() {
    return URI.create("http://localhost:" + ports.port(Face.CONSOLE).orElseThrow());
  }

  /// Returns whether the way to the browser is encrypted all along.
  public boolean isEncrypted() {
    return settings.console().flatMap(ConsoleSettings::origin).stream()
        .anyMatch(origin -> "https".equals(origin.getScheme()));
  }
}
