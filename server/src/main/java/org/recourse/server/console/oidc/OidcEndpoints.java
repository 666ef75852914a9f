package org.recourse.server.console.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import tools.jackson.databind.JsonNode;

/// Where a service is asked for what (OpenID Connect Discovery 1.0 section 3). Immutable.
///
/// @param authorization where people are sent
/// @param token where codes are redeemed
/// @param keys where its keys are
record OidcEndpoints(URI authorization, URI token, URI keys) {

  /// Reads what a service says of itself.
  ///
  /// @throws OidcRefusedException if it calls itself otherwise, or names what it must not
  static OidcEndpoints read(JsonNode said, URI issuer) throws OidcRefusedException {
    if (!said.path("issuer").asString("").equals(issuer.toString())) {
      throw new OidcRefusedException(OidcRefusedException.Why.WRONG_ISSUER);
    }
    return new OidcEndpoints(
        address(said, "authorization_endpoint"),
        address(said, "token_endpoint"),
        address(said, "jwks_uri"));
  }

  private static URI address(JsonNode said, String name) throws OidcRefusedException {
    try {
      URI address = new URI(said.path(name).asString(""));
      if (OidcSettings.isAllowed(address)) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Said below, without repeating it.
    }
    throw new OidcRefusedException(OidcRefusedException.Why.UNREADABLE);
  }
}
