package org.recourse.fingerprint.regions;

import java.util.List;

/// The region fingerprints of one protected picture, the most telling first, and the
/// picture's proportions.
///
/// This is what is kept of a picture, besides its PDQ fingerprint, so that changed copies of
/// it are found. A picture with nothing in it has no regions. Everything is rounded as it is
/// stored, so that [#encoded] and [#decoded] lose nothing. Immutable, may be shared between
/// threads.
///
/// @param width the picture's width in [#SIDE_STEPS] of its longer side
/// @param height the picture's height in [#SIDE_STEPS] of its longer side
/// @param regions at most [#MOST]
public record RegionFingerprints(int width, int height, List<RegionFingerprint> regions) {

  /// The greatest number of regions of one picture.
  public static final int MOST = 64;

  /// Into how many steps the longer side is divided to say how long the sides are.
  public static final int SIDE_STEPS = 65_535;

  /// Copies the list.
  ///
  /// @throws IllegalArgumentException if a side is below 1, the longer is not [#SIDE_STEPS],
  ///     there are too many regions, or one is not rounded as it would be stored
  public RegionFingerprints {
    if (Math.min(width, height) < 1 || Math.max(width, height) != SIDE_STEPS) {
      throw new IllegalArgumentException("the longer side must be " + SIDE_STEPS
          + " and the other at least 1: " + width + " x " + height);
    }
    if (regions.size() > MOST) {
      throw new IllegalArgumentException("regions must be at most " + MOST + ": " + regions.size());
    }
    regions = List.copyOf(regions);
    for (RegionFingerprint region : regions) {
      if (!region.frame().equals(RegionFrame.unpacked(region.frame().packed()))) {
        throw new IllegalArgumentException("a region's frame is not rounded");
      }
    }
  }

  static RegionFingerprints rounded(float width, float height, List<RegionFingerprint> regions) {
    return new RegionFingerprints(
        Math.max(1, Math.round(width * SIDE_STEPS)),
        Math.max(1, Math.round(height * SIDE_STEPS)),
        regions.stream()
            .map(region -> new RegionFingerprint(
                region.bits(), RegionFrame.unpacked(region.frame().packed())))
            .toList());
  }

  /// Returns the picture's width in units of its longer side, above 0, at most 1.
  public float relativeWidth() {
    return (float) width / SIDE_STEPS;
  }

  /// Returns the picture's height in units of its longer side, above 0, at most 1.
  public float relativeHeight() {
    return (float) height / SIDE_STEPS;
  }

  /// Returns the bytes of the format `regions-v1`: 8 and 40 for each region.
  public byte[] encoded() {
    return RegionFormat.encode(this);
  }

  /// Reads bytes that may come from anybody.
  ///
  /// @return [RegionDecoding.Refused] if they are anything but what [#encoded] returns
  public static RegionDecoding decoded(byte[] bytes) {
    return RegionFormat.decode(bytes);
  }

  /// Says how many there are and nothing of what they are.
  @Override
  public String toString() {
    return "RegionFingerprints[" + regions.size() + "]";
  }
}
