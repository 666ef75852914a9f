package org.recourse.fingerprint.inner;

import java.util.ArrayList;
import java.util.List;
import org.recourse.fingerprint.regions.GreyPlane;

/// Gathers the boxes that may be a picture of their own. Confined to one thread.
final class Proposals {

  private static final double COMMON = 0.15;
  private static final int FEWEST_PIXELS = 48;
  private static final double LEAST_SIDE = 0.12;
  private static final int SAME_SHARE = 200;

  private final GreyPlane plane;
  private final Box whole;
  private final int most;
  private final List<Box> boxes = new ArrayList<>();

  Proposals(GreyPlane plane, int most) {
    this.plane = plane;
    this.whole = new Box(0, 0, plane.width(), plane.height());
    this.most = most;
  }

  /// Returns at most so many boxes as asked for, the likeliest first, all different from each
  /// other and from the whole.
  List<Box> gathered() {
    Box rest = FlatRim.cutOff(plane, whole);
    add(rest);
    for (int background : backgrounds()) {
      Box dense = Content.dense(plane, whole, background);
      Box grown = Content.grown(plane, dense, whole, background);
      add(grown);
      add(dense);
    }
    for (Axis axis : Axis.values()) {
      Box sharp = SmoothRim.cutOff(plane, whole, axis);
      add(sharp);
      add(sharp.centredIn(whole));
    }
    for (Axis axis : Axis.values()) {
      Seams.parts(plane, whole, axis).forEach(this::add);
    }
    return boxes;
  }

  // Tones of flat sides, and the tone of most of the picture.
  private List<Integer> backgrounds() {
    List<Integer> backgrounds = new ArrayList<>();
    for (Side side : Side.values()) {
      Tones line = Tones.of(plane, whole.outermost(side));
      int tone = line.median();
      if (line.shareLike(tone) >= FlatRim.FLAT) {
        addTone(backgrounds, tone);
      }
    }
    Tones all = Tones.of(plane, whole);
    int commonest = all.commonest();
    if (all.shareLike(commonest) >= COMMON) {
      addTone(backgrounds, commonest);
    }
    return backgrounds.subList(0, Math.min(2, backgrounds.size()));
  }

  private static void addTone(List<Integer> tones, int tone) {
    if (tones.stream().allMatch(other -> Math.abs(other - tone) > 2 * Tones.ALIKE)) {
      tones.add(tone);
    }
  }

  private void add(Box box) {
    if (boxes.size() < most
        && box.width() >= Math.max(FEWEST_PIXELS, LEAST_SIDE * whole.width())
        && box.height() >= Math.max(FEWEST_PIXELS, LEAST_SIDE * whole.height())
        && isNew(box)) {
      boxes.add(box);
    }
  }

  private boolean isNew(Box box) {
    int x = whole.width() / SAME_SHARE;
    int y = whole.height() / SAME_SHARE;
    return !box.isNear(whole, x, y) && boxes.stream().noneMatch(other -> box.isNear(other, x, y));
  }
}
