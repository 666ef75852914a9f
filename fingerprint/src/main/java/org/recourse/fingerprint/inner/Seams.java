package org.recourse.fingerprint.inner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.recourse.fingerprint.regions.GreyPlane;

/// Finds straight lines right across a picture where what is on one side does not go on on the
/// other: the seam of a collage, the edge of a picture on a blurred background.
final class Seams {

  private static final int CLEAR = 10;
  private static final double LEAST = 0.4;
  private static final double ABOVE_NEIGHBOURS = 0.25;
  private static final int NEIGHBOURS = 8;
  private static final int APART = 3;
  private static final int MOST = 4;
  private static final int MOST_PARTS = 4;
  private static final double EDGE = 1;
  private static final int RIM_SHARE = 40;
  private static final double LEAST_PART = 0.15;

  private Seams() {}

  /// A line and how clearly it is a seam.
  private record Seam(int line, double strength) {}

  /// Returns the parts between two seams, or a seam and the edge, along one axis; those between
  /// the clearest first.
  static List<Box> parts(GreyPlane plane, Box box, Axis axis) {
    List<Seam> seams = seams(Profile.steps(plane, box, axis, CLEAR));
    int edges = seams.size();
    seams.add(new Seam(0, EDGE));
    seams.add(new Seam(box.lines(axis), EDGE));
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < seams.size(); i++) {
      for (int j = 0; j < i; j++) {
        Seam a = seams.get(i);
        Seam b = seams.get(j);
        int first = Math.min(a.line, b.line);
        int end = Math.max(a.line, b.line);
        if (j < edges && end - first >= LEAST_PART * box.lines(axis)) {
          parts.add(new Part(box.lines(axis, first, end), a.strength + b.strength));
        }
      }
    }
    return parts.stream()
        .sorted(Comparator.comparingDouble(part -> -part.strength))
        .limit(MOST_PARTS)
        .map(Part::box)
        .toList();
  }

  private record Part(Box box, double strength) {}

  // The clearest, the clearest first.
  private static List<Seam> seams(double[] steps) {
    List<Seam> clearest = new ArrayList<>();
    int rim = 1 + steps.length / RIM_SHARE;
    IntStream.range(rim, steps.length - rim)
        .filter(line -> isSeam(steps, line))
        .mapToObj(line -> new Seam(line, steps[line]))
        .sorted(Comparator.comparingDouble(seam -> -seam.strength))
        .forEach(seam -> {
          if (clearest.size() < MOST
              && clearest.stream().allMatch(other -> Math.abs(other.line - seam.line) > APART)) {
            clearest.add(seam);
          }
        });
    return clearest;
  }

  private static boolean isSeam(double[] steps, int line) {
    return steps[line] >= LEAST && steps[line] - around(steps, line) >= ABOVE_NEIGHBOURS;
  }

  // Pixels of the seam itself may lie on two lines.
  private static double around(double[] steps, int line) {
    double sum = 0;
    int count = 0;
    for (int i = Math.max(1, line - NEIGHBOURS);
        i < Math.min(steps.length, line + NEIGHBOURS + 1);
        i++) {
      if (Math.abs(i - line) > 1) {
        sum += steps[i];
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
