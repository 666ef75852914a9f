package org.recourse.server.hma;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.recourse.hub.Scope;
import org.recourse.server.network.Network;

/// How HMA's interface is offered. Immutable.
///
/// @param port where, 0 for any free one; HMA's is 5100
/// @param tenant whose banks callers from the allowed networks see, if there are any
/// @param allowed networks whose callers need no key
/// @param scopes what those callers may do; holders of keys may do what their key says
public record HmaSettings(
    int port, Optional<String> tenant, List<Network> allowed, Set<Scope> scopes) {

  /// What HMA offers to everyone.
  public static final Set<Scope> USUAL_SCOPES = Set.of(Scope.LOOK_UP, Scope.HASH, Scope.CURATE);

  private static final int MOST_PORT = 65_535;

  /// Checks that callers without a key have a tenant, and no more than HMA offers.
  public HmaSettings {
    allowed = List.copyOf(allowed);
    scopes = Set.copyOf(scopes);
    if (port < 0 || port > MOST_PORT) {
      throw new IllegalArgumentException("the port must be 0 to " + MOST_PORT + ": " + port);
    }
    if (tenant.isEmpty() != allowed.isEmpty()) {
      throw new IllegalArgumentException(
          "callers without a key need both: networks, and a tenant whose banks they see");
    }
    if (!USUAL_SCOPES.containsAll(scopes)) {
      throw new IllegalArgumentException("callers without a key may have LOOK_UP, HASH and CURATE");
    }
  }
}
