package org.recourse.cli.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.recourse.cli.CommandFailedException;

/// The photographs that come with the program. Each is opened only if it is, to the last bit, the
/// one that we put there.
public final class ExamplePhotos {

  private static final Map<String, String> DIGESTS = new LinkedHashMap<>();

  static {
    DIGESTS.put(
        "Wine_by_Jakkub_Mede.jpg",
        "d2e96e6d4da40dd804b3d0ce295e94de04a2d7d9b6785d42cd9d92ba58bced74");
    DIGESTS.put(
        "aitzgorri_by_Aitzol_Berasategi.jpg",
        "66268e7b48f8854d36a28765fac6e23ec1aee251daa6da1f64715f201020ad36");
    DIGESTS.put(
        "friends_by_Aitzol_Berasategi.jpg",
        "cc40e313c74e421edffe3403def413c16878ce14661cce7ec5915baeab35538d");
    DIGESTS.put(
        "life_by_Aitzol_Berasategi.jpg",
        "4c119350ead80201fe256850c3d316309ddfb4bdf10b235ce982dcde0c667c05");
    DIGESTS.put(
        "picosdeeuropa_by_Aitzol_Berasategi.jpg",
        "414d0072b2f6f2c555deafeaef6e45c4fed6fa9ad26eba6560ca8803959cf97a");
    DIGESTS.put(
        "seeding_by_Clements_Engelhardt.jpg",
        "a5634d1ab5e41a3568e92d4a894a500c92b891f9ff734e50bd224d6e185a605f");
    DIGESTS.put(
        "sunset_by_Aitzol_Berasategi.jpg",
        "474dab6a4b9f94dc76c29dfe30e9f5db4af0fd2e33fe5d695f8152b371efca18");
  }

  private final Path folder;

  /// Opens them from their folder.
  ///
  /// @throws CommandFailedException if the folder is not there
  public ExamplePhotos(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailedException("the example photographs are not there: " + folder);
    }
    this.folder = folder;
  }

  /// Returns their files' names.
  public Iterable<String> names() {
    return DIGESTS.keySet();
  }

  /// Opens one, no side longer than `side`.
  public BufferedImage open(String name, int side) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    if (!sha256(bytes).equals(DIGESTS.get(name))) {
      throw new CommandFailedException(
          "examples/photos/" + name + " is not the photograph that comes with the program");
    }
    BufferedImage photo = ImageIO.read(new ByteArrayInputStream(bytes));
    int longest = Math.max(photo.getWidth(), photo.getHeight());
    return Change.scaled(
        photo, Math.min(photo.getWidth(), (int) ((long) side * photo.getWidth() / longest)));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
