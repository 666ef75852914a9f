package org.recourse.hub;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps the keys that were given out. What a call has returned is on the disk.
///
/// May be shared between threads. Every method throws [StoreUnavailableException] if the database
/// cannot be reached.
public interface KeyStore {

  /// Keeps a new key.
  ///
  /// @param digest SHA-256 of the key
  ApiKey create(
      TenantStore.Source source,
      String name,
      Set<Scope> scopes,
      byte[] digest,
      Instant createdAt,
      Instant expiresAt);

  /// Returns every key, valid or not, by the hexadecimal digits of its digest.
  Map<String, ApiKey> byDigest();

  /// Returns a tenant's keys, valid or not, the oldest first.
  List<ApiKey> ofTenant(TenantId tenant);

  /// Returns whether no key was ever made.
  boolean isEmpty();

  /// Revokes a tenant's key, and returns whether it was there and valid.
  boolean revoke(TenantId tenant, long number, Instant at);
}
