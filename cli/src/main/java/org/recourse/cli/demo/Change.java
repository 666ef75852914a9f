package org.recourse.cli.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.function.BiFunction;

/// What people do to a picture before they pass it on.
public enum Change {
  NONE("as it was", (picture, _) -> picture),
  SMALLER("a quarter of the size", (picture, _) -> scaled(picture, picture.getWidth() / 4)),
  BRIGHTER("brighter and greyer", (picture, _) -> brighter(picture)),
  MIRRORED("mirrored", (picture, _) -> turned(picture, -1, 0)),
  ON_ITS_SIDE("turned by 90 degrees", (picture, _) -> turned(picture, 1, 1)),
  NEGATIVE("as a negative", (picture, _) -> negative(picture)),
  CROPPED("cropped by a tenth", (picture, _) -> cropped(picture, 0.10)),
  HALVED("cropped by a quarter", (picture, _) -> cropped(picture, 0.25)),
  FRAMED("white border", (picture, _) -> framed(picture)),
  CAPTIONED("caption on top", (picture, _) -> captioned(picture)),
  STICKER("sticker on it", (picture, _) -> sticker(picture)),
  TILTED("tilted by 5 degrees", (picture, _) -> tilted(picture, 5)),
  SCREENSHOT("screenshot of an app", (picture, _) -> screenshot(picture)),
  COLLAGE("beside another picture", Change::collage);

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // each is a function without state
  private final BiFunction<BufferedImage, BufferedImage, BufferedImage> change;

  Change(String words, BiFunction<BufferedImage, BufferedImage, BufferedImage> change) {
    this.words = words;
    this.change = change;
  }

  /// Returns what was done, for a person.
  public String words() {
    return words;
  }

  /// Returns the changed picture.
  ///
  /// @param other another picture, for changes that bring one in
  public BufferedImage of(BufferedImage picture, BufferedImage other) {
    return change.apply(picture, other);
  }

  /// Returns the picture in another size, with its shape kept.
  ///
  /// @param width columns, at least 1
  public static BufferedImage scaled(BufferedImage picture, int width) {
    int height = Math.max(1, Math.round((float) picture.getHeight() * width / picture.getWidth()));
    BufferedImage half = picture;
    while (half.getWidth() > 2 * width) {
      half = drawn(half, half.getWidth() / 2, half.getHeight() / 2);
    }
    return drawn(half, width, height);
  }

  private static BufferedImage drawn(BufferedImage picture, int width, int height) {
    BufferedImage canvas = canvas(width, height, Color.BLACK);
    Graphics2D graphics = graphics(canvas);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return canvas;
  }

  private static BufferedImage brighter(BufferedImage picture) {
    return recoloured(picture, (red, green, blue) -> {
      int grey = (3 * red + 6 * green + blue) / 10;
      return new Color(lifted(red, grey), lifted(green, grey), lifted(blue, grey));
    });
  }

  private static int lifted(int level, int grey) {
    return Math.min(255, (level + grey) * 6 / 10 + 10);
  }

  private static BufferedImage negative(BufferedImage picture) {
    return recoloured(picture, (red, green, blue) -> new Color(255 - red, 255 - green, 255 - blue));
  }

  private interface Recolouring {
    Color of(int red, int green, int blue);
  }

  private static BufferedImage recoloured(BufferedImage picture, Recolouring recolouring) {
    BufferedImage out = canvas(picture.getWidth(), picture.getHeight(), Color.BLACK);
    for (int y = 0; y < out.getHeight(); y++) {
      for (int x = 0; x < out.getWidth(); x++) {
        int rgb = picture.getRGB(x, y);
        out.setRGB(
            x, y, recolouring.of(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255).getRGB());
      }
    }
    return out;
  }

  private static BufferedImage turned(BufferedImage picture, int flip, int quarters) {
    boolean side = quarters % 2 == 1;
    int width = side ? picture.getHeight() : picture.getWidth();
    int height = side ? picture.getWidth() : picture.getHeight();
    AffineTransform transform = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
    transform.quadrantRotate(quarters);
    transform.scale(flip, 1);
    transform.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
    return transformed(picture, transform, width, height);
  }

  private static BufferedImage tilted(BufferedImage picture, double degrees) {
    AffineTransform transform = AffineTransform.getRotateInstance(
        Math.toRadians(degrees), picture.getWidth() / 2.0, picture.getHeight() / 2.0);
    return transformed(picture, transform, picture.getWidth(), picture.getHeight());
  }

  private static BufferedImage transformed(
      BufferedImage picture, AffineTransform transform, int width, int height) {
    BufferedImage canvas = canvas(width, height, Color.BLACK);
    Graphics2D graphics = graphics(canvas);
    graphics.drawImage(picture, transform, null);
    graphics.dispose();
    return canvas;
  }

  private static BufferedImage cropped(BufferedImage picture, double share) {
    int width = (int) (picture.getWidth() * (1 - share));
    int height = (int) (picture.getHeight() * (1 - share));
    int left = (picture.getWidth() - width) / 3;
    int top = (picture.getHeight() - height) * 2 / 3;
    BufferedImage canvas = canvas(width, height, Color.BLACK);
    Graphics2D graphics = graphics(canvas);
    graphics.drawImage(picture, -left, -top, null);
    graphics.dispose();
    return canvas;
  }

  private static BufferedImage framed(BufferedImage picture) {
    int margin = picture.getWidth() / 16;
    return placed(
        picture,
        picture.getWidth() + 2 * margin,
        picture.getHeight() + 2 * margin,
        margin,
        margin,
        Color.WHITE);
  }

  private static BufferedImage captioned(BufferedImage picture) {
    int bar = picture.getHeight() / 7;
    BufferedImage canvas =
        placed(picture, picture.getWidth(), picture.getHeight() + bar, 0, bar, Color.WHITE);
    Graphics2D graphics = graphics(canvas);
    write(graphics, 27, bar / 3, bar * 2 / 3, bar / 2, Color.BLACK);
    graphics.dispose();
    return canvas;
  }

  private static BufferedImage sticker(BufferedImage picture) {
    BufferedImage canvas =
        placed(picture, picture.getWidth(), picture.getHeight(), 0, 0, Color.BLACK);
    Graphics2D graphics = graphics(canvas);
    int size = Math.min(picture.getWidth(), picture.getHeight()) / 3;
    int left = picture.getWidth() / 2;
    int top = picture.getHeight() / 4;
    graphics.setColor(new Color(250, 210, 60));
    graphics.fillOval(left, top, size, size);
    graphics.setColor(Color.BLACK);
    graphics.fillOval(left + size * 3 / 10, top + size * 3 / 10, size / 10, size / 8);
    graphics.fillOval(left + size * 6 / 10, top + size * 3 / 10, size / 10, size / 8);
    graphics.setStroke(new BasicStroke(size / 25f));
    graphics.drawArc(left + size / 4, top + size / 4, size / 2, size / 2, 200, 140);
    graphics.dispose();
    return canvas;
  }

  private static BufferedImage screenshot(BufferedImage picture) {
    int width = 1080;
    int height = 2340;
    BufferedImage inner = picture.getHeight() * 1080L > picture.getWidth() * 1800L
        ? scaled(picture, 1800 * picture.getWidth() / picture.getHeight())
        : scaled(picture, width);
    int left = (width - inner.getWidth()) / 2;
    int top = (height - inner.getHeight()) / 2;
    BufferedImage canvas = placed(inner, width, height, left, top, new Color(18, 18, 20));
    Graphics2D graphics = graphics(canvas);
    write(graphics, 5, 40, 70, 40, Color.WHITE);
    graphics.setColor(new Color(90, 120, 200));
    graphics.fillOval(40, 110, 90, 90);
    write(graphics, 8, 150, 170, 42, Color.WHITE);
    for (int i = 0; i < 4; i++) {
      graphics.drawOval(60 + i * 110, height - 190, 70, 70);
    }
    graphics.dispose();
    return canvas;
  }

  private static BufferedImage collage(BufferedImage picture, BufferedImage other) {
    int height = 900;
    BufferedImage left = scaled(picture, picture.getWidth() * height / picture.getHeight());
    BufferedImage right = scaled(other, other.getWidth() * height / other.getHeight());
    BufferedImage canvas =
        placed(left, left.getWidth() + right.getWidth() + 10, height, 0, 0, Color.WHITE);
    Graphics2D graphics = graphics(canvas);
    graphics.drawImage(right, left.getWidth() + 10, 0, null);
    graphics.dispose();
    return canvas;
  }

  private static BufferedImage placed(
      BufferedImage picture, int width, int height, int left, int top, Color background) {
    BufferedImage canvas = canvas(width, height, background);
    Graphics2D graphics = graphics(canvas);
    graphics.drawImage(picture, left, top, null);
    graphics.dispose();
    return canvas;
  }

  // Strokes that look like a line of writing from afar. Real letters need fonts, and a bare machine
  // has none.
  private static void write(
      Graphics2D graphics, int letters, int left, int base, int size, Color colour) {
    graphics.setColor(colour);
    for (int i = 0; i < letters; i++) {
      if (i % 6 != 5) {
        int height = size * (3 + i * 7 % 4) / 6;
        graphics.fillRect(left + i * size * 6 / 10, base - height, size / 10 + 1, height);
        graphics.fillRect(
            left + i * size * 6 / 10,
            base - size / 10 - i % 3 * size / 4,
            size * 4 / 10,
            size / 10 + 1);
      }
    }
  }

  private static BufferedImage canvas(int width, int height, Color background) {
    BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = canvas.createGraphics();
    graphics.setColor(background);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return canvas;
  }

  private static Graphics2D graphics(BufferedImage canvas) {
    Graphics2D graphics = canvas.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return graphics;
  }
}
