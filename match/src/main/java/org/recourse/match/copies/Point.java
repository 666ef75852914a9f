package org.recourse.match.copies;

/// A place in a picture, in units of its longer side from its top left corner, x to the
/// right and y down.
public record Point(double x, double y) {}
