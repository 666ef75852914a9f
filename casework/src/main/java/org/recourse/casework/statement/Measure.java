package org.recourse.casework.statement;

/// What was done about an item or an account, DSA art. 17(1). The names are stable codes.
public enum Measure {
  /// The item was removed.
  REMOVED,
  /// The item is kept and cannot be seen.
  DISABLED,
  /// The item is not found in search results any more.
  DELISTED,
  /// The account cannot be used for a time.
  ACCOUNT_SUSPENDED,
  /// The account was closed.
  ACCOUNT_TERMINATED;

  /// Returns whether it restricts an account, not an item.
  public boolean isOfAccount() {
    return this == ACCOUNT_SUSPENDED || this == ACCOUNT_TERMINATED;
  }
}
