package org.recourse.cli.demo.loop;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.recourse.cli.demo.Change;
import org.recourse.cli.demo.ExamplePhotos;

/// The harmless pictures of the demonstration: landscapes that come with the program, and some
/// that are drawn. Two of them stand for what nobody was to see.
final class Shelf {

  private static final int SIDE = 1000;
  private static final float USUAL_QUALITY = 0.9f;
  private static final float POOR_QUALITY = 0.6f;
  private static final int SHAPES = 12;

  private final ExamplePhotos photos;

  Shelf(ExamplePhotos photos) {
    this.photos = photos;
  }

  /// Returns the picture that somebody put on the site.
  BufferedImage reported() throws IOException {
    return photos.open("aitzgorri_by_Aitzol_Berasategi.jpg", SIDE);
  }

  /// Returns the picture that is nowhere yet, and is to stay so.
  BufferedImage kept() throws IOException {
    return photos.open("picosdeeuropa_by_Aitzol_Berasategi.jpg", SIDE);
  }

  /// Returns a picture that nobody reported.
  BufferedImage stranger() throws IOException {
    return photos.open("Wine_by_Jakkub_Mede.jpg", SIDE);
  }

  /// Returns what else is on the site, by titles.
  Map<String, BufferedImage> others() throws IOException {
    Map<String, BufferedImage> others = new LinkedHashMap<>();
    others.put("Evening", photos.open("sunset_by_Aitzol_Berasategi.jpg", SIDE));
    others.put("In the field", photos.open("seeding_by_Clements_Engelhardt.jpg", SIDE));
    others.put("Circles", drawn(1));
    others.put("More circles", drawn(2));
    return others;
  }

  private static BufferedImage drawn(int seed) {
    Random random = new Random(seed);
    BufferedImage canvas = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = canvas.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setPaint(new GradientPaint(0, 0, colour(random), 800, 600, colour(random)));
    graphics.fillRect(0, 0, 800, 600);
    for (int i = 0; i < SHAPES; i++) {
      int size = 60 + random.nextInt(260);
      graphics.setColor(colour(random));
      graphics.setStroke(new BasicStroke(4 + random.nextInt(40)));
      graphics.drawOval(random.nextInt(800) - size / 2, random.nextInt(600) - size / 2, size, size);
    }
    graphics.dispose();
    return canvas;
  }

  private static Color colour(Random random) {
    return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }

  /// Returns a picture as a file.
  static byte[] file(BufferedImage picture) throws IOException {
    return jpeg(picture, USUAL_QUALITY);
  }

  /// Returns a picture as somebody passes it on: half as large, and saved poorly.
  static byte[] savedAgain(BufferedImage picture) throws IOException {
    return jpeg(Change.scaled(picture, picture.getWidth() / 2), POOR_QUALITY);
  }

  /// Returns a picture without its edges.
  static byte[] cropped(BufferedImage picture) throws IOException {
    return jpeg(Change.CROPPED.of(picture, picture), USUAL_QUALITY);
  }

  private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(file)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }
}
