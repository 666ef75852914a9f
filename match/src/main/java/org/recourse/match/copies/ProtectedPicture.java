package org.recourse.match.copies;

import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.regions.RegionFingerprints;

/// What a bank keeps of an entry's picture.
///
/// @param regions its region fingerprints
/// @param whole the PDQ fingerprint of the whole picture, which is the second check of
///     what regions find; null if the bank has none, and then regions alone must be the
///     more convincing
public record ProtectedPicture(
    RegionFingerprints regions, @Nullable PdqFingerprint whole) {}
