package org.recourse.server.console.signin;

/// Slow, salted digests of passwords.
interface PasswordHashes {

  /// Returns what is kept of a password.
  String hash(String password);

  /// Returns whether this was kept of this password. Takes as long whether it was or not.
  boolean matches(String password, String hash);
}
