package org.recourse.casework.staff;

import org.jspecify.annotations.Nullable;

/// What is kept to know somebody again by password and one-time code. Immutable; refuses to print
/// itself.
///
/// @param member who
/// @param passwordHash slow and salted, null if he has only passkeys
/// @param totpSecret in base32, null if he has only passkeys
public record StaffCredentials(
    StaffMember member,
    @Nullable String passwordHash,
    @Nullable String totpSecret) {

  @Override
  public String toString() {
    return "StaffCredentials[withheld]";
  }
}
