package org.recourse.match.copies;

import org.recourse.fingerprint.regions.RegionFingerprints;

/// An entry that the picture may be a copy of, and how it would lie in the picture.
///
/// @param regions the entry's regions
/// @param map from the entry's picture into the picture looked at
/// @param mirrored whether the map turns the picture over
/// @param votes how many regions proposed it
record Candidate(
    long entry, RegionFingerprints regions, PlaneMap map, boolean mirrored, int votes) {}
