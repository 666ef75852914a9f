package org.recourse.hub;

/// A bank of this hub: a named set of entries with a policy. Immutable.
///
/// @param id which bank
/// @param tenant whose it is
/// @param name what it is called, unique among the tenant's banks
/// @param policy what its matches may lead to
/// @param enabledRatio in what share of look-ups it is asked, 0 to 1
public record HubBank(
    BankId id, TenantId tenant, BankName name, BankPolicy policy, double enabledRatio) {

  /// Checks the ratio.
  public HubBank {
    if (!(enabledRatio >= 0 && enabledRatio <= 1)) {
      throw new IllegalArgumentException("enabled_ratio must be 0 to 1: " + enabledRatio);
    }
  }

  /// Returns this bank under another name.
  public HubBank named(BankName other) {
    return new HubBank(id, tenant, other, policy, enabledRatio);
  }

  /// Returns this bank with another policy.
  public HubBank under(BankPolicy other) {
    return new HubBank(id, tenant, name, other, enabledRatio);
  }

  /// Returns this bank asked in another share of look-ups.
  public HubBank askedIn(double ratio) {
    return new HubBank(id, tenant, name, policy, ratio);
  }
}
