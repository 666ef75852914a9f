package org.recourse.cli.demo.loop;

import java.awt.image.BufferedImage;
import java.util.HexFormat;
import java.util.List;
import org.recourse.cli.CommandFailedException;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.regions.RegionHasher;

/// What happens on her own device: pixels become signals. Her browser runs the very same classes,
/// compiled to WebAssembly (`org.recourse.fingerprint.web`).
final class HerDevice {

  private static final int CHANNELS = 3;

  private HerDevice() {}

  /// Returns a picture's signals as her browser sends them: `type:value`.
  static List<String> signals(BufferedImage picture) {
    Pixels pixels = pixels(picture);
    if (PdqHasher.of(PdqDialect.FULL_RESOLUTION).hash(pixels)
        instanceof Hashing.Fingerprinted hashing) {
      String regions =
          HexFormat.of().formatHex(RegionHasher.fingerprints(pixels).encoded());
      return List.of("pdq:" + hashing.fingerprint().toHex(), "regions:" + regions);
    }
    throw new CommandFailedException("the example picture is too small to be fingerprinted");
  }

  private static Pixels pixels(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    byte[] bytes = new byte[width * height * CHANNELS];
    for (int y = 0, k = 0; y < height; y++) {
      for (int x = 0; x < width; x++, k += CHANNELS) {
        int rgb = picture.getRGB(x, y);
        bytes[k] = (byte) (rgb >> 16);
        bytes[k + 1] = (byte) (rgb >> 8);
        bytes[k + 2] = (byte) rgb;
      }
    }
    return Pixels.of(width, height, CHANNELS, bytes);
  }
}
