/// Signing in through another organisation's service (OpenID Connect Core 1.0): authorization
/// code with PKCE (RFC 7636) and nonce. A reader begins at `OidcController`.
///
/// The service says as whom it knows somebody; who that is here was said by himself, when he was
/// signed in otherwise or was invited. Nobody is let in because of an address or a name.
@NullMarked
package org.recourse.server.console.oidc;

import org.jspecify.annotations.NullMarked;
