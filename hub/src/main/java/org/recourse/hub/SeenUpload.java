package org.recourse.hub;

import java.time.Instant;
import org.recourse.fingerprint.PdqFingerprint;

/// An upload that a platform chose to let the hub remember. Withheld from logs.
///
/// @param tenant whose it is
/// @param fingerprint upright
/// @param reference the platform's own name for it, 1 to 255 characters
/// @param seenAt when it was looked up
public record SeenUpload(
    TenantId tenant, PdqFingerprint fingerprint, String reference, Instant seenAt) {

  private static final int LONGEST = 255;

  /// Checks the reference.
  public SeenUpload {
    if (reference.isEmpty() || reference.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a reference has 1 to " + LONGEST + " characters: " + reference.length());
    }
  }

  /// Says what this is without saying which.
  @Override
  public String toString() {
    return "SeenUpload[withheld]";
  }
}
