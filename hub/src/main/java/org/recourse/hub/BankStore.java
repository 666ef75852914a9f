package org.recourse.hub;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps banks. What a call has returned is on the disk.
///
/// May be shared between threads.
public interface BankStore {

  /// Makes a bank, or returns empty if the tenant has one of this name.
  Optional<HubBank> create(TenantId tenant, BankName name, BankPolicy policy, double enabledRatio);

  /// Returns all banks of all tenants.
  ///
  /// @throws StoreUnavailableException if the database cannot be reached
  List<HubBank> all();

  /// Changes name, policy or ratio, and returns whether it could: not if the bank is gone or the
  /// name is taken.
  ///
  /// @throws StoreUnavailableException if the database cannot be reached
  boolean change(HubBank bank);

  /// Removes a bank and all its entries, and returns whether it was there. Others who know of the
  /// entries are told that they are withdrawn ([EntryStore#changesAfter]).
  ///
  /// @throws StoreUnavailableException if the database cannot be reached
  boolean remove(BankId bank, Instant at);
}
