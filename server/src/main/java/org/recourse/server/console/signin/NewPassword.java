package org.recourse.server.console.signin;

import java.text.Normalizer;

/// What a password must be. Nothing but its length counts (NIST SP 800-63B): what must have a
/// digit and a sign gets `1!` at its end.
final class NewPassword {

  /// The fewest characters. A one-time code is asked beside it.
  static final int SHORTEST = 12;

  static final int LONGEST = 200;

  private NewPassword() {}

  static boolean isGood(String password) {
    int length = normal(password).codePointCount(0, normal(password).length());
    return length >= SHORTEST
        && length <= LONGEST
        && password.chars().distinct().count() > 4;
  }

  /// Returns a password as it is digested, however the keyboard composes its letters.
  static String normal(String password) {
    String cut = password.length() > LONGEST * 4 ? password.substring(0, LONGEST * 4) : password;
    return Normalizer.normalize(cut, Normalizer.Form.NFC);
  }
}
