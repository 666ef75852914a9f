package org.recourse.benchmarks.accuracy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;

/// Reads picture files that we made or chose ourselves; decodes in this process, as
/// nothing but a benchmark may.
final class Photograph {

  private Photograph() {}

  static Pixels read(Path file) {
    BufferedImage image = decoded(file);
    int width = image.getWidth();
    int height = image.getHeight();
    int bands = image.getRaster().getNumBands();
    int[] samples = image.getRaster().getPixels(0, 0, width, height, (int[]) null);
    byte[] bytes = new byte[width * height * 3];
    for (int i = 0; i < width * height; i++) {
      for (int channel = 0; channel < 3; channel++) {
        // A grey picture has one band, which is all three.
        bytes[3 * i + channel] = (byte) samples[i * bands + (bands == 3 ? channel : 0)];
      }
    }
    return Pixels.of(width, height, 3, bytes);
  }

  private static BufferedImage decoded(Path file) {
    try {
      return Objects.requireNonNull(ImageIO.read(file.toFile()), "not a picture");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Hashing.Fingerprinted pdq(Pixels pixels) {
    return switch (PdqHasher.of(PdqDialect.FULL_RESOLUTION).hash(pixels)) {
      case Hashing.Fingerprinted hashed -> hashed;
      case Hashing.TooSmall(int width, int height) ->
        throw new IllegalArgumentException("too small: " + width + "x" + height);
    };
  }
}
