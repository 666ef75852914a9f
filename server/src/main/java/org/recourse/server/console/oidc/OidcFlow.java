package org.recourse.server.console.oidc;

import java.time.Instant;
import org.recourse.casework.staff.StaffId;
import org.recourse.server.console.session.ConsoleSession;

/// Somebody who is away at the other service, until he comes back. Refuses to print itself.
///
/// @param nonce what the ID token must repeat
/// @param verifier proves that who redeems the code asked for it (RFC 7636)
/// @param browser what the browser that began it has
/// @param purpose what for
/// @param begunAt when
record OidcFlow(String nonce, String verifier, String browser, Purpose purpose, Instant begunAt) {

  /// What somebody went there for.
  sealed interface Purpose {

    /// To sign in.
    record SignIn() implements Purpose {}

    /// To show once more that it is he.
    ///
    /// @param next the page on which he goes on
    record Again(StaffId member, ConsoleSession session, String next) implements Purpose {}

    /// To link who he is there with who he is here.
    record Link(StaffId member) implements Purpose {}

    /// To accept an invitation.
    ///
    /// @param digest of the invitation's token
    record Invitation(String digest) implements Purpose {}
  }

  @Override
  public String toString() {
    return "OidcFlow[withheld]";
  }
}
