package org.recourse.cli.demo.copies;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import org.recourse.cli.demo.Change;
import org.recourse.cli.demo.ExamplePhotos;

/// Makes the pictures of the demonstration.
final class Workshop {

  private static final int SIDE = 1000;

  /// The photographs that are not in the bank.
  private static final Set<String> STRANGERS = Set.of(
      "Wine_by_Jakkub_Mede.jpg",
      "life_by_Aitzol_Berasategi.jpg",
      "sunset_by_Aitzol_Berasategi.jpg");

  private Workshop() {}

  /// Writes every photograph in every form, and says what they are.
  static List<Specimen> make(ExamplePhotos photos, DemoFolder folder) throws IOException {
    BufferedImage companion = photos.open("Wine_by_Jakkub_Mede.jpg", SIDE);
    List<Specimen> specimens = new ArrayList<>();
    for (String name : photos.names()) {
      BufferedImage photo = photos.open(name, SIDE);
      boolean banked = !STRANGERS.contains(name);
      for (Change change : Change.values()) {
        Path file = folder.picture(
            name.replaceAll("_by_.*", "") + "-" + change.name().toLowerCase(Locale.ROOT) + ".jpg");
        ImageIO.write(change.of(photo, companion), "jpg", file.toFile());
        specimens.add(new Specimen(name, change, banked, file));
      }
    }
    return specimens;
  }
}
