package org.recourse.fingerprint.regions;

/// A place that is brighter or darker than what surrounds it, and how large it is.
///
/// @param x from the left edge of the plane, in its pixels
/// @param y from the top edge of the plane, in its pixels
/// @param blur standard deviation of the blur at which it stands out most, in pixels of the
///     plane
/// @param contrast how much it stands out, in grey levels, above 0
record Blob(float x, float y, float blur, float contrast) {}
