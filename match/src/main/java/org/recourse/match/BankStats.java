package org.recourse.match;

import java.util.Map;

/// How large a bank is. Immutable.
///
/// @param entries how many entries there are now
/// @param rows how many rows of each kind those entries have
/// @param bytesOnDisk what the bank's files take
/// @param bytesInMemory about what the bank takes in memory, mapped files included
public record BankStats(
    long entries, Map<SignalKind, Long> rows, long bytesOnDisk, long bytesInMemory) {
  /// Copies the map.
  public BankStats {
    rows = Map.copyOf(rows);
  }
}
