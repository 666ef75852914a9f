package org.recourse.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.hub.HubBank;
import org.recourse.hub.SourceId;
import org.recourse.hub.TenantId;

/// Keeps from whom is fetched, how far, and with what. What a call has returned is on the disk,
/// credentials only encrypted.
///
/// May be shared between threads. Every method throws
/// [StoreUnavailableException][org.recourse.hub.StoreUnavailableException] if the database cannot
/// be reached.
public interface ExchangeStore {

  /// Makes an exchange, enabled, into this bank, under its name, with its credentials.
  Exchange create(
      HubBank bank,
      ExchangeKind kind,
      Map<String, String> settings,
      SourceId source,
      Duration every,
      Credentials credentials);

  /// Returns all exchanges of all tenants, by number.
  List<Exchange> all();

  /// Changes whether it is enabled, and returns whether it is there.
  boolean enable(ExchangeId exchange, boolean enabled);

  /// Changes its settings, and returns whether it is there.
  boolean change(ExchangeId exchange, Map<String, String> settings);

  /// Forgets an exchange and what it was still to be told, and returns whether it was there. What
  /// its source said stays said.
  boolean remove(ExchangeId exchange);

  /// Sets the credentials of one exchange; [Credentials#NONE] for those of the tenant.
  void setCredentials(ExchangeId exchange, Credentials credentials);

  /// Sets the credentials of all a tenant's exchanges of a kind that have none of their own.
  void setCredentials(TenantId tenant, ExchangeKind kind, Credentials credentials);

  /// Returns the credentials that an exchange uses.
  Credentials credentials(Exchange exchange);

  /// Returns a tenant's credentials for a kind.
  Credentials credentials(TenantId tenant, ExchangeKind kind);

  /// Returns how fetching went.
  ExchangeStatus status(ExchangeId exchange);

  /// Returns from where fetching goes on, empty from the beginning.
  String cursor(ExchangeId exchange);

  /// Notes that a run begins.
  void begin(ExchangeId exchange, Instant at);

  /// Notes that records were taken over, and from where fetching goes on.
  void advance(ExchangeId exchange, String cursor, int fetchedCount);

  /// Notes that a run ended.
  ///
  /// @param failure a stable code, if it failed
  void end(ExchangeId exchange, Instant at, Optional<String> failure);

  /// Returns the sources of a tenant that are exchanges, or were: what they say is not handed on.
  List<SourceId> sources(TenantId tenant);
}
