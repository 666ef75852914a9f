package org.recourse.examples.site;

import java.net.URI;

/// How the site is connected to Recourse. Immutable.
///
/// @param recourse where Recourse answers, as `https://recourse.example`
/// @param key with the scopes `LOOK_UP`, `HASH` and `ENFORCE`
/// @param webhookSecret as Recourse showed it when the webhook was registered
/// @param report where a person reports a picture; the picture's address is appended, encoded
public record Connection(URI recourse, String key, String webhookSecret, String report) {

  /// Withholds the secrets.
  @Override
  public String toString() {
    return "Connection[" + recourse + "]";
  }
}
