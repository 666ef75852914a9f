package org.recourse.server.console.oidc;

/// The other service did not show who it is. Says why in a code, and nothing of what it sent.
final class OidcRefusedException extends Exception {

  private static final long serialVersionUID = 1;

  private final Why why;

  OidcRefusedException(Why why) {
    super(why.name());
    this.why = why;
  }

  Why why() {
    return why;
  }

  /// Why. The names are stable codes, for the operator's log.
  enum Why {
    /// It cannot be reached, or takes too long.
    UNREACHABLE,
    /// It takes us or the code for wrong.
    CODE_REFUSED,
    /// What it says cannot be read.
    UNREADABLE,
    /// It calls itself otherwise than the operator does.
    WRONG_ISSUER,
    /// Its ID token is not signed by it, not for us, too old, or not an answer to what was asked.
    TOKEN_REFUSED
  }
}
