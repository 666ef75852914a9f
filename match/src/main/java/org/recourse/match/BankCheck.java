package org.recourse.match;

import java.util.List;

/// What a verification of a bank's files found. Immutable.
///
/// @param entries how many entries the bank has; 0 if it cannot be opened
/// @param recoveries what the next opening for writing will put right: traces of a crash
/// @param findings what is wrong, one line each: file, place, what was expected and found
public record BankCheck(long entries, List<Recovery> recoveries, List<String> findings) {
  /// Copies the lists.
  public BankCheck {
    recoveries = List.copyOf(recoveries);
    findings = List.copyOf(findings);
  }

  /// Returns whether every byte is what was written.
  public boolean isWhole() {
    return findings.isEmpty();
  }
}
