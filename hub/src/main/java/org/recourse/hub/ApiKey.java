package org.recourse.hub;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A key that was given out. The key itself is not here and nowhere else: only its digest is
/// kept.
///
/// @param number which key, from 1
/// @param tenant whose banks it opens
/// @param source for whom what is said with it counts
/// @param name what the operator calls it
/// @param scopes what it may be used for
/// @param createdAt when it was made
/// @param expiresAt from when on it is refused
/// @param revokedAt from when on it is refused, if it was revoked
public record ApiKey(
    long number,
    TenantId tenant,
    TenantStore.Source source,
    String name,
    Set<Scope> scopes,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> revokedAt) {

  /// Copies the scopes.
  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /// Returns whether it is accepted now.
  public boolean isValid(Instant now) {
    return revokedAt.isEmpty() && now.isBefore(expiresAt);
  }
}
