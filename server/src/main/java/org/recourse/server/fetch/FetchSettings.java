package org.recourse.server.fetch;

import java.util.List;
import java.util.Set;
import org.recourse.server.network.Network;

/// Whether and how addresses are fetched that callers name. Immutable.
///
/// @param enabled whether they are fetched at all
/// @param ports to which ports
/// @param networks closed networks that are fetched from all the same, as a platform's own store
public record FetchSettings(boolean enabled, Set<Integer> ports, List<Network> networks) {

  /// The ports of http and https.
  public static final Set<Integer> USUAL_PORTS = Set.of(80, 443);

  /// Nothing is fetched.
  public static final FetchSettings OFF = new FetchSettings(false, Set.of(), List.of());

  /// Addresses are fetched at the usual ports.
  public static final FetchSettings ON = new FetchSettings(true, USUAL_PORTS, List.of());

  /// Checks the ports.
  public FetchSettings {
    ports = Set.copyOf(ports);
    networks = List.copyOf(networks);
    for (int port : ports) {
      if (port < 1 || port > 65535) {
        throw new IllegalArgumentException("a port must be 1 to 65535: " + port);
      }
    }
  }
}
