package org.recourse.match;

import org.recourse.fingerprint.PdqFingerprint;

/// The 256-bit fingerprint of a part of a picture. Immutable.
///
/// @param detail 64 bits that the bank keeps and returns without reading them: where the part
///     lies
public record RegionRow(PdqFingerprint fingerprint, long detail) implements SignalRow {
  @Override
  public SignalKind kind() {
    return SignalKind.REGION;
  }
}
