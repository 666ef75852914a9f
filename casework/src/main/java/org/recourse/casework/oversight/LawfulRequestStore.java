package org.recourse.casework.oversight;

import java.time.Instant;
import java.util.List;
import org.recourse.hub.TenantId;

/// The register of what authorities asked for: it only grows. What a call has returned is on the
/// disk.
///
/// May be shared between threads. Every method throws
/// [org.recourse.hub.StoreUnavailableException] if the database cannot be reached.
public interface LawfulRequestStore {

  /// Enters a request.
  ///
  /// @param by the number of who entered it
  /// @return its number
  long enter(TenantId tenant, LawfulRequest request, long by, Instant at);

  /// Returns a tenant's register, the latest first.
  List<Entered> all(TenantId tenant);

  /// An entry.
  ///
  /// @param number which
  /// @param request what was asked, and what came of it
  /// @param by the number of who entered it
  /// @param enteredAt when
  record Entered(long number, LawfulRequest request, long by, Instant enteredAt) {}
}
