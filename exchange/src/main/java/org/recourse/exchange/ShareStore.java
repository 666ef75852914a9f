package org.recourse.exchange;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.recourse.hub.BankId;
import org.recourse.hub.TenantId;

/// Keeps which banks are shared with others. What a call has returned is on the disk.
///
/// May be shared between threads. Every method throws
/// [StoreUnavailableException][org.recourse.hub.StoreUnavailableException] if the database cannot
/// be reached.
public interface ShareStore {

  /// How a bank is shared.
  ///
  /// @param shared whether its entries go out; if not, but once, they go out as withdrawn
  /// @param takesSubmissions whether what partners submit goes into it; one of a tenant's at most
  record Share(boolean shared, boolean takesSubmissions) {}

  /// Changes how a bank is shared. If its entries go out from now on, or no more, all of them
  /// count as changed, so that every consumer learns of it wherever its cursor is.
  void set(TenantId tenant, BankId bank, Share share, Instant at);

  /// What goes out of a bank.
  ///
  /// @param shared whether its entries go out; if not, they go out as withdrawn
  /// @param changedAt when that was last changed
  record Outgoing(boolean shared, Instant changedAt) {}

  /// Returns what goes out of the tenant's banks that are shared, or were.
  Map<BankId, Outgoing> outgoing(TenantId tenant);

  /// Returns how the tenant's banks are shared of which that was ever said.
  Map<BankId, Share> of(TenantId tenant);

  /// Returns the tenant's bank that takes submissions, if there is one.
  default Optional<BankId> submissions(TenantId tenant) {
    return of(tenant).entrySet().stream()
        .filter(share -> share.getValue().takesSubmissions())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
