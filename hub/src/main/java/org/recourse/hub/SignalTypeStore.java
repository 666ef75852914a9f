package org.recourse.hub;

import java.util.Map;

/// Keeps in what share of look-ups each type of signal is asked. What a call has returned is on
/// the disk.
///
/// May be shared between threads. Every method throws [StoreUnavailableException] if the database
/// cannot be reached.
public interface SignalTypeStore {

  /// Returns the shares that a tenant has set, each 0 to 1; what is absent is asked always.
  Map<SignalType, Double> enabledRatios(TenantId tenant);

  /// Sets a share.
  ///
  /// @param ratio 0 to 1
  void setEnabledRatio(TenantId tenant, SignalType type, double ratio);
}
