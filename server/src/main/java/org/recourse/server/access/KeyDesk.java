package org.recourse.server.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.recourse.hub.ApiKey;
import org.recourse.hub.KeyStore;
import org.recourse.hub.Scope;
import org.recourse.hub.TenantId;
import org.recourse.hub.TenantStore;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.stereotype.Component;

/// Gives keys out, knows them again, and takes them back. May be shared between threads.
///
/// All valid keys are in memory by their digests: no call asks the database who it is, whatever
/// key it names, and a revoked key is refused by the next call. That this process alone makes and
/// revokes keys is what makes it true.
@Component
public class KeyDesk {

  /// What a tenant's own reviewers are called as a source.
  public static final String REVIEWERS = "reviewers";

  private static final Duration LONGEST = Duration.ofDays(3 * 366);

  private final KeyStore keys;
  private final TenantStore tenants;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, ApiKey> known = new ConcurrentHashMap<>();

  /// Keeps keys here, and reads those that are valid.
  public KeyDesk(KeyStore keys, TenantStore tenants, InstantSource clock) {
    this.keys = keys;
    this.tenants = tenants;
    this.clock = clock;
    Instant now = clock.instant();
    keys.byDigest().forEach((digest, key) -> {
      if (key.isValid(now)) {
        known.put(digest, key);
      }
    });
  }

  /// A key that was made, and its text, which is shown once.
  ///
  /// @param key what is kept
  /// @param text what its holder gets
  public record Made(ApiKey key, KeyText text) {}

  /// Makes the first operator of a tenant that does not exist yet. The metrics are of all tenants
  /// together: only who set the hub up reads them.
  public Made makeOperator(String tenantName) {
    Instant now = clock.instant();
    TenantId tenant = tenants.createTenant(checkedName(tenantName), now);
    tenants.createSource(tenant, REVIEWERS, true, now);
    Set<Scope> scopes = EnumSet.allOf(Scope.class);
    if (!tenant.equals(TenantId.FIRST)) {
      scopes.remove(Scope.METRICS);
    }
    return make(tenant, REVIEWERS, "operator", scopes, LONGEST);
  }

  /// Makes the first operator of this hub. His tenant is there already if the program was killed
  /// while it did this before; as there is no key yet, nobody else can be in it.
  Made makeFirstOperator(String tenantName) {
    Optional<TenantId> left = tenants.tenant(checkedName(tenantName));
    if (left.isEmpty()) {
      return makeOperator(tenantName);
    }
    if (tenants.source(left.get(), REVIEWERS).isEmpty()) {
      tenants.createSource(left.get(), REVIEWERS, true, clock.instant());
    }
    return make(left.get(), REVIEWERS, "operator", EnumSet.allOf(Scope.class), LONGEST);
  }

  /// Makes a key.
  ///
  /// @param sourceName for whom what is said with it counts; made if there is none of this name
  /// @param validFor at most three years
  public Made make(
      TenantId tenant, String sourceName, String name, Set<Scope> scopes, Duration validFor) {
    if (scopes.isEmpty()) {
      throw ProblemException.invalid("a key needs at least one scope");
    }
    if (validFor.isNegative() || validFor.isZero() || validFor.compareTo(LONGEST) > 0) {
      throw ProblemException.invalid("a key is valid for 1 second to 3 years");
    }
    if (scopes.contains(Scope.METRICS) && !tenant.equals(TenantId.FIRST)) {
      throw ProblemException.invalid("METRICS is for who set this hub up");
    }
    Instant now = clock.instant();
    TenantStore.Source source = source(tenant, checkedName(sourceName), now);
    if (scopes.contains(Scope.CURATE) && !source.local()) {
      throw ProblemException.invalid(
          "CURATE speaks for the tenant's own reviewers: its source must be " + REVIEWERS);
    }
    KeyText text = KeyText.make(random);
    byte[] digest = text.digest();
    ApiKey key = keys.create(source, checkedName(name), scopes, digest, now, now.plus(validFor));
    known.put(hex(digest), key);
    return new Made(key, text);
  }

  private TenantStore.Source source(TenantId tenant, String name, Instant now) {
    return tenants
        .source(tenant, name)
        .orElseGet(() -> new TenantStore.Source(
            tenants.createSource(tenant, name, false, now), tenant, name, false));
  }

  /// Returns the valid key of this text, if it is one. The same work is done whatever it is: one
  /// digest and one look into memory.
  public Optional<ApiKey> find(KeyText text) {
    return Optional.ofNullable(known.get(hex(text.digest())))
        .filter(key -> key.isValid(clock.instant()));
  }

  /// Returns the holder of the valid key that was sent, if it is one.
  ///
  /// @param sent as a caller sent it, whatever it is; empty if he sent none
  public Optional<Caller> caller(String sent) {
    return find(KeyText.sent(sent)).map(Caller::new);
  }

  /// Returns a tenant's keys, the oldest first.
  public List<ApiKey> keys(TenantId tenant) {
    return keys.ofTenant(tenant);
  }

  /// Revokes a key: the next call with it is refused.
  public void revoke(TenantId tenant, long number) {
    if (!keys.revoke(tenant, number, clock.instant())) {
      throw ProblemException.notFound("valid key");
    }
    known.values().removeIf(key -> key.number() == number);
  }

  private static String checkedName(String name) {
    if (name.isBlank() || name.length() > 100) {
      throw new ProblemException(
          ProblemCode.INVALID_REQUEST, "a name has 1 to 100 characters: " + name.length());
    }
    return name;
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
