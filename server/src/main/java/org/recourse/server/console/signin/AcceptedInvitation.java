package org.recourse.server.console.signin;

import java.util.Optional;
import org.recourse.server.console.session.ConsoleSession;

/// That a browser showed a good invitation. It is asked again when credentials are set.
///
/// @param digest of the token
public record AcceptedInvitation(String digest) {

  /// Where a session keeps it.
  static final String NOTE = AcceptedInvitation.class.getName();

  /// Returns it, if the session has one.
  public static Optional<AcceptedInvitation> in(ConsoleSession session) {
    return session.noted(NOTE, AcceptedInvitation.class);
  }
}
