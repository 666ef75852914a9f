package org.recourse.server.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.ApiKey;
import org.recourse.hub.Scope;
import org.recourse.server.access.KeyDesk;

/// A key in an answer. Times are seconds since 1970.
///
/// @param number which key
/// @param name what it is called
/// @param source for whom what is said with it counts
/// @param scopes what it may be used for
/// @param createdAt when it was made
/// @param expiresAt from when on it is refused
/// @param revokedAt from when on it is refused, if it was revoked
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyJson(
    long number,
    String name,
    String source,
    List<Scope> scopes,
    long createdAt,
    long expiresAt,
    @Nullable Long revokedAt) {

  static KeyJson of(ApiKey key) {
    return new KeyJson(
        key.number(),
        key.name(),
        key.source().name(),
        key.scopes().stream().sorted().toList(),
        key.createdAt().getEpochSecond(),
        key.expiresAt().getEpochSecond(),
        key.revokedAt().map(revoked -> revoked.getEpochSecond()).orElse(null));
  }

  /// A key just made, with its text, which is never shown again. Withheld from logs.
  ///
  /// @param key what is kept
  /// @param secret what goes into `Authorization: Bearer`
  record Made(KeyJson key, String secret) {
    static Made of(KeyDesk.Made made) {
      return new Made(KeyJson.of(made.key()), made.text().reveal());
    }

    @Override
    public String toString() {
      return "Made[withheld]";
    }
  }
}
