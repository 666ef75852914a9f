package org.recourse.fingerprint.regions;

import java.util.ArrayList;
import java.util.List;

/// A picture prepared for being compared: its own regions, and the means to look at any other
/// place of it as at a region.
///
/// Holds a few megabytes made from the picture's pixels; let it go after the comparison.
/// Immutable, may be shared between threads.
public final class PictureView {

  /// How much of a region, from its middle, says which way it is turned.
  private static final float TURN_SHARE = 0.7f;

  private final ScaleSpace space;
  private final float side;
  private final float width;
  private final float height;
  private final List<RegionFingerprint> regions;
  private final List<RegionFingerprint> mirroredRegions;

  private PictureView(ScaleSpace space, GreyPlane plane, List<Described> described) {
    this.space = space;
    this.side = Math.max(plane.width(), plane.height());
    this.width = plane.width() / side;
    this.height = plane.height() / side;
    this.regions = described.stream().map(Described::plain).toList();
    this.mirroredRegions = described.stream().map(Described::mirrored).toList();
  }

  /// A region as it lies, and as the mirrored picture has it.
  private record Described(RegionFingerprint plain, RegionFingerprint mirrored) {}

  static PictureView of(GreyPlane plane, RegionChoice choice) {
    ScaleSpace space = new ScaleSpace(plane);
    List<Described> described = new ArrayList<>();
    List<Blob> blobs = isLookedAt(plane) ? BlobFinder.find(space) : List.of();
    for (Blob blob : choice.choose(blobs, plane.width(), plane.height())) {
      float reach = blob.blur() * GradientPatch.REACH;
      float[] bins = new GradientPatch(space, blob.x(), blob.y(), reach, 0, 0, reach)
          .directions(Directions.BINS, TURN_SHARE);
      for (Directions.Direction turn :
          Directions.peaks(bins, choice.peakShare(), choice.mostTurns())) {
        described.add(describe(space, plane, blob, turn));
      }
    }
    return new PictureView(space, plane, described);
  }

  private static boolean isLookedAt(GreyPlane plane) {
    return Math.min(plane.width(), plane.height()) >= RegionHasher.MIN_SIDE;
  }

  private static Described describe(
      ScaleSpace space, GreyPlane plane, Blob blob, Directions.Direction turn) {
    float reach = blob.blur() * GradientPatch.REACH;
    float dx = reach * turn.x();
    float dy = reach * turn.y();
    float[] sums = new GradientPatch(space, blob.x(), blob.y(), dx, dy, -dy, dx).describe();
    float side = Math.max(plane.width(), plane.height());
    RegionFrame frame = new RegionFrame(
        blob.x() / side, blob.y() / side, Math.min(1, reach / side), turn.x(), turn.y());
    return new Described(
        RegionFingerprint.of(sums, frame),
        RegionFingerprint.of(GradientPatch.mirrored(sums), frame.mirrored(plane.width() / side)));
  }

  /// Returns the picture's width in units of its longer side, above 0, at most 1.
  public float width() {
    return width;
  }

  /// Returns the picture's height in units of its longer side, above 0, at most 1.
  public float height() {
    return height;
  }

  /// Returns the regions of the picture, the most telling first.
  public List<RegionFingerprint> regions() {
    return regions;
  }

  /// Returns the regions that the mirrored picture has, in the same order and in the mirrored
  /// picture's frame, whose x runs from the right edge of this picture.
  public List<RegionFingerprint> mirroredRegions() {
    return mirroredRegions;
  }

  /// Returns in how many bits what is at a place of this picture differs from a region of
  /// another, 0 to 256.
  ///
  /// The place is a parallelogram: a centre and the two half sides that correspond to the
  /// region's two axes, in units of this picture's longer side. Beyond the rim the picture is
  /// taken to go on as at the rim.
  public int distanceAt(
      RegionFingerprint expected, float x, float y, float ax, float ay, float bx, float by) {
    GradientPatch patch =
        new GradientPatch(space, x * side, y * side, ax * side, ay * side, bx * side, by * side);
    return RegionFingerprint.of(patch.describe(), expected.frame()).distanceTo(expected);
  }

  /// Where a point of a rectangle to be filled lies in this picture.
  @FunctionalInterface
  public interface Placing {

    /// Returns the place of a point, x and y in units of this picture's longer side.
    ///
    /// @param u 0, the rectangle's left edge, to 1, its right
    /// @param v 0, the rectangle's top edge, to 1, its bottom
    float[] at(float u, float v);
  }

  /// Returns a part of this picture as a picture of its own, so that it can be hashed.
  ///
  /// @param columns of the result, at least 1
  /// @param rows of the result, at least 1
  /// @param placing which part; what lies outside of the picture is taken to be like its rim
  public GreyPlane part(int columns, int rows, Placing placing) {
    return PicturePart.of(space, side, columns, rows, placing);
  }
}
