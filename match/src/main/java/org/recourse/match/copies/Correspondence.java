package org.recourse.match.copies;

import org.recourse.fingerprint.regions.RegionFrame;

/// A region of an entry and a region of the picture looked at that look alike.
///
/// @param region number of the region in the entry
/// @param from where it is in the entry's picture
/// @param to where it is in the picture looked at
/// @param distance in how many bits they differ
record Correspondence(int region, RegionFrame from, RegionFrame to, int distance) {}
