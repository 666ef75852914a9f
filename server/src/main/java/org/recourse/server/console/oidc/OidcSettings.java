package org.recourse.server.console.oidc;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.recourse.server.network.Network;

/// Which service staff may sign in through. Immutable; refuses to print itself.
///
/// @param issuer the service, exactly as it calls itself; `https`, or on this machine `http`
/// @param clientId as whom we are registered there
/// @param clientSecret what we show there, at least 16 characters
/// @param networks closed networks in which it may lie all the same
public record OidcSettings(
    URI issuer, String clientId, String clientSecret, List<Network> networks) {

  private static final int SHORTEST_SECRET = 16;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /// Checks the address and the lengths.
  public OidcSettings {
    networks = List.copyOf(networks);
    if (!isAllowed(issuer) || issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
      throw new IllegalArgumentException("an issuer is an https address without query");
    }
    if (clientId.isBlank() || clientSecret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "a client has an id, and a secret of at least " + SHORTEST_SECRET + " characters");
    }
  }

  /// Returns whether tokens may go to and come from an address.
  static boolean isAllowed(URI address) {
    String host = address.getHost();
    return host != null
        && address.getRawUserInfo() == null
        && ("https".equals(address.getScheme())
            || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(host)));
  }

  @Override
  public String toString() {
    return "OidcSettings[withheld]";
  }
}
