package org.recourse.hub;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps tenants and sources. What a call has returned is on the disk.
///
/// May be shared between threads. Every method throws [StoreUnavailableException] if the database
/// cannot be reached.
public interface TenantStore {

  /// Makes a tenant.
  ///
  /// @param name unique, 1 to 100 characters
  TenantId createTenant(String name, Instant at);

  /// Returns the tenant of this name, if there is one.
  Optional<TenantId> tenant(String name);

  /// Returns all tenants, the oldest first.
  List<Tenant> tenants();

  /// Makes a source of a tenant.
  ///
  /// @param name unique among the tenant's, 1 to 100 characters
  /// @param local whether it is the tenant's own reviewers, whose refusal binds
  SourceId createSource(TenantId tenant, String name, boolean local, Instant at);

  /// Returns the tenant's source of this name, if there is one.
  Optional<Source> source(TenantId tenant, String name);

  /// Returns all sources of all tenants.
  List<Source> sources();

  /// An organisation.
  ///
  /// @param id which tenant
  /// @param name what it is called
  record Tenant(TenantId id, String name) {}

  /// Who says something of entries.
  ///
  /// @param id which source
  /// @param tenant for whom it speaks
  /// @param name what it is called
  /// @param local whether it is the tenant's own reviewers
  record Source(SourceId id, TenantId tenant, String name, boolean local) {}
}
