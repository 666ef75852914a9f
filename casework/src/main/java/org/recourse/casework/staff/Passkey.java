package org.recourse.casework.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key that somebody signs in with, in his device (Web Authentication, W3C). Immutable; refuses
/// to print itself.
///
/// @param owner whose
/// @param credentialId as the device names it, base64url without padding
/// @param publicKey in COSE, base64url without padding
/// @param attestation what the device said when it was made, base64url without padding
/// @param label what its owner calls it
/// @param signatureCount how often it signed, as it says; 0 if it does not count
/// @param flags what else it said of itself, words of `uv` (asks who uses it), `be` and `bs` (may
/// be, is copied elsewhere)
/// @param createdAt when it was added
/// @param usedAt when it was last used, null if never
public record Passkey(
    StaffId owner,
    String credentialId,
    String publicKey,
    String attestation,
    String label,
    long signatureCount,
    String flags,
    Instant createdAt,
    @Nullable Instant usedAt) {

  @Override
  public String toString() {
    return "Passkey[withheld]";
  }
}
