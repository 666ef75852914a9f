package org.recourse.cli;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/// A video of JPEG pictures in an AVI file: a camera that moves over photographs.
final class Film {

  private static final int FRAMES_A_SECOND = 8;
  private static final int INDEXED = 0x10;

  private final int width;
  private final int height;
  private final List<byte[]> frames = new ArrayList<>();

  Film(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /// Moves over a photograph, from a share of the way to another, 0 to 1.
  Film over(Path photo, double from, double to, int seconds) throws IOException {
    BufferedImage picture = ImageIO.read(photo.toFile());
    int count = seconds * FRAMES_A_SECOND;
    for (int i = 0; i < count; i++) {
      double way = from + (to - from) * i / count;
      frames.add(jpeg(picture, way));
    }
    return this;
  }

  // Two thirds of the picture, further to the lower right the further the way.
  private byte[] jpeg(BufferedImage picture, double way) throws IOException {
    int seenWidth = picture.getWidth() * 2 / 3;
    int seenHeight = picture.getHeight() * 2 / 3;
    int left = (int) (way * (picture.getWidth() - seenWidth));
    int top = (int) (way * (picture.getHeight() - seenHeight));
    BufferedImage frame = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = frame.createGraphics();
    graphics.drawImage(
        picture, 0, 0, width, height, left, top, left + seenWidth, top + seenHeight, null);
    graphics.dispose();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(frame, "jpg", jpeg);
    return jpeg.toByteArray();
  }

  /// Writes the last frame as a picture.
  Path stillTo(Path file) throws IOException {
    return Files.write(file, frames.getLast());
  }

  /// Writes the file: RIFF, as in Microsoft's "AVI RIFF File Reference".
  Path write(Path file) throws IOException {
    ByteArrayOutputStream movie = new ByteArrayOutputStream();
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    movie.writeBytes(text("movi"));
    for (byte[] frame : frames) {
      index.writeBytes(text("00dc"));
      index.writeBytes(ints(INDEXED, movie.size(), frame.length));
      movie.writeBytes(chunk("00dc", frame));
    }
    byte[] content = joined(
        text("AVI "),
        chunk("LIST", joined(text("hdrl"), chunk("avih", mainHeader()), streamList())),
        chunk("LIST", movie.toByteArray()),
        chunk("idx1", index.toByteArray()));
    return Files.write(file, chunk("RIFF", content));
  }

  private byte[] mainHeader() {
    int count = frames.size();
    return ints(
        1_000_000 / FRAMES_A_SECOND, 0, 0, INDEXED, count, 0, 1, 0, width, height, 0, 0, 0, 0);
  }

  private byte[] streamList() {
    byte[] stream = joined(
        text("vidsMJPG"),
        ints(0, 0, 0, 1, FRAMES_A_SECOND, 0, frames.size(), 0, -1, 0, 0, height << 16 | width));
    byte[] format = joined(
        ints(40, width, height, 24 << 16 | 1), text("MJPG"), ints(3 * width * height, 0, 0, 0, 0));
    return chunk("LIST", joined(text("strl"), chunk("strh", stream), chunk("strf", format)));
  }

  private static byte[] chunk(String name, byte[] content) {
    byte[] padding = new byte[content.length % 2];
    return joined(text(name), ints(content.length), content, padding);
  }

  private static byte[] text(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
