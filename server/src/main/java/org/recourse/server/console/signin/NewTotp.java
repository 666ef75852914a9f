package org.recourse.server.console.signin;

import java.security.SecureRandom;

/// A secret for one-time codes that was made and not yet taken. Immutable; refuses to print
/// itself.
///
/// @param secret in base 32
record NewTotp(String secret) {

  static NewTotp make(SecureRandom random) {
    byte[] bytes = new byte[Totp.SECRET_BYTES];
    random.nextBytes(bytes);
    return new NewTotp(Base32.encode(bytes));
  }

  /// Returns it in groups of four, to be typed.
  String grouped() {
    return secret.replaceAll("(.{4})(?=.)", "$1 ");
  }

  /// Returns the address that an authenticator app on the same device opens.
  String address(String pseudonym) {
    return "otpauth://totp/Recourse:" + pseudonym + "?secret=" + secret + "&issuer=Recourse";
  }

  @Override
  public String toString() {
    return "NewTotp[withheld]";
  }
}
