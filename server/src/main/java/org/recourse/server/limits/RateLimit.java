package org.recourse.server.limits;

import java.util.Optional;
import org.recourse.hub.QuotaKind;

/// Every limit: how much at once, how much again each second, and what happens when there is no
/// room to count somebody: a limit that *fails open* lets the call through, one that *fails
/// closed* refuses it. What guards a secret fails closed; what somebody's safety may depend on
/// fails open.
public enum RateLimit {
  /// Uploads that are looked up, for each key, or each machine that needs none.
  LOOK_UPS(40_000, 20_000, true),
  /// Files that are decoded, for each key, or each machine that needs none.
  MEDIA(200, 20, true),
  /// Calls that change banks, entries, or what is said of them, for each key, or each machine
  /// that needs none.
  CHANGES(2_000, 200, true),
  /// All other calls, for each key, or each machine that needs none.
  OTHER(600, 60, true),
  /// Calls with a key that is not valid, for each network they come from.
  WRONG_KEYS(30, 1, false),
  /// Attempts to make the first operator, for each network they come from.
  SETUP(5, 0.1, false),
  /// Pages for staff who have not signed in, for each network they come from.
  STAFF_PAGES(120, 2, false),
  /// Attempts of staff to sign in, for each network they come from.
  SIGN_IN(20, 0.2, false),
  /// Attempts of staff to sign in, for each name that is tried.
  SIGN_IN_NAME(5, 0.02, false),
  /// Requesters' pages and their files, for each network they come from.
  INTAKE_PAGES(300, 5, true),
  /// Cases that are opened, for each network they come from.
  CASES(30, 0.1, true),
  /// Cases that are opened, all together, before whoever opens one is asked for work.
  CASES_ALL(100, 20, true),
  /// Cases that are opened, all together, by those who did the work they were asked for.
  CASES_WORKED(400, 200, true),
  /// Cases that are opened, all together, by those who waited in place of working.
  CASES_WAITED(50, 5, true),
  /// Attempts to open a case that is there, for each network they come from.
  CASE_TRIES(60, 1, false),
  /// Attempts to open a case, for each handle that is tried.
  CASE_TRIES_HANDLE(30, 0.2, false),
  /// Attempts to open cases, all together, before whoever tries is asked for work.
  CASE_TRIES_ALL(2_000, 100, false),
  /// Attempts to open cases, all together, by those who did the work they were asked for.
  CASE_TRIES_WORKED(400, 100, false),
  /// Attempts to open cases, all together, by those who waited in place of working.
  CASE_TRIES_WAITED(50, 5, false);

  private final int size;
  private final double refill;
  private final boolean failsOpen;

  RateLimit(int size, double refill, boolean failsOpen) {
    this.size = size;
    this.refill = refill;
    this.failsOpen = failsOpen;
  }

  /// Returns how much may be asked at once.
  public int size() {
    return size;
  }

  /// Returns how much may be asked again each second.
  public double refill() {
    return refill;
  }

  /// Returns the kind of quota that counts the same things, if there is one.
  Optional<QuotaKind> quota() {
    return switch (this) {
      case LOOK_UPS -> Optional.of(QuotaKind.LOOK_UPS);
      case MEDIA -> Optional.of(QuotaKind.MEDIA);
      case CHANGES,
          OTHER,
          WRONG_KEYS,
          SETUP,
          STAFF_PAGES,
          SIGN_IN,
          SIGN_IN_NAME,
          INTAKE_PAGES,
          CASES,
          CASES_ALL,
          CASES_WORKED,
          CASES_WAITED,
          CASE_TRIES,
          CASE_TRIES_HANDLE,
          CASE_TRIES_ALL,
          CASE_TRIES_WORKED,
          CASE_TRIES_WAITED -> Optional.empty();
    };
  }

  /// Returns whether a call is let through if it cannot be counted.
  public boolean failsOpen() {
    return failsOpen;
  }
}
