package org.recourse.fingerprint.web;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.recourse.testkit.Drawing;

/// A picture that is drawn and hashed both here and in the browser, with every number compared.
record Probed(Drawing drawing, int width, int height, int seed) {

  private static final int SEEDS = 6;

  private static final int[][] SIZES = {
    {5, 5}, {5, 64}, {9, 6}, {31, 100}, {63, 65}, {64, 64},
    {65, 63}, {127, 129}, {128, 128}, {200, 126}, {257, 255}, {520, 300},
  };

  static Stream<Probed> all() {
    Stream<Probed> small = Stream.of(Drawing.values())
        .flatMap(drawing -> Stream.of(SIZES)
            .flatMap(size -> IntStream.range(0, SEEDS)
                .mapToObj(seed -> new Probed(drawing, size[0], size[1], seed))));
    Stream<Probed> large = Stream.of(
        new Probed(Drawing.STATIC, 4032, 3024, 1), new Probed(Drawing.PAGE, 3024, 4032, 2));
    return Stream.concat(small, large);
  }

  /// Returns what the page needs to draw it: kind, width, height, seed.
  String line() {
    return drawing.ordinal() + "," + width + "," + height + "," + seed;
  }

  /// Returns the line with the checksum that [Probe] has here.
  String lineWithSum() {
    return line() + "," + Probe.probe(drawing.ordinal(), width, height, seed);
  }
}
