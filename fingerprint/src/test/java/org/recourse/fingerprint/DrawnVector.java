package org.recourse.fingerprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.recourse.testkit.Drawing;

/// A row of `vectors/pdq/drawn.csv`: what the reference makes of a picture that we drew.
record DrawnVector(
    Drawing drawing,
    int width,
    int height,
    int seed,
    String signal,
    int quality,
    List<String> orientations) {

  static Stream<DrawnVector> all() {
    try (Stream<String> lines = Files.lines(Path.of("../vectors/pdq/drawn.csv"))) {
      return lines.skip(1).map(DrawnVector::parse).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DrawnVector parse(String line) {
    String[] fields = line.split(",");
    return new DrawnVector(
        Drawing.valueOf(fields[0]),
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]),
        Integer.parseInt(fields[3]),
        fields[4],
        Integer.parseInt(fields[5]),
        List.of(fields).subList(6, 14));
  }

  Pixels pixels() {
    return Pixels.of(width, height, 3, drawing.draw(width, height, seed));
  }

  PdqDialect dialect() {
    return Stream.of(PdqDialect.values())
        .filter(dialect -> dialect.signalType().equals(signal))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return "%s %dx%d seed %d %s".formatted(drawing, width, height, seed, signal);
  }
}
