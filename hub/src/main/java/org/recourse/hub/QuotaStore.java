package org.recourse.hub;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Keeps partners' quotas, and what of them is used. What a call has returned is on the disk.
///
/// A partner is a source: all its keys are counted together, so that a key that takes another's
/// place brings no new quota. May be shared between threads. Every method throws
/// [StoreUnavailableException] if the database cannot be reached.
public interface QuotaStore {

  /// How much of a quota is used.
  ///
  /// @param source whose
  /// @param kind of which quota
  /// @param period of which quota
  /// @param since when the period began
  /// @param count how much
  record Use(SourceId source, QuotaKind kind, QuotaPeriod period, Instant since, long count) {}

  /// Returns all quotas of all sources.
  Map<SourceId, List<Quota>> all();

  /// Sets a source's quotas in place of those it has.
  ///
  /// @param quotas at most one of a kind and period
  void set(SourceId source, List<Quota> quotas);

  /// Returns what was kept last.
  List<Use> used();

  /// Keeps how much is used, in place of what was kept of the same quotas.
  void keep(List<Use> used);
}
