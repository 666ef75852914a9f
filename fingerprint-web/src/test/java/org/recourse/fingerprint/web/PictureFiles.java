package org.recourse.fingerprint.web;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Files of pictures, with what cameras and programs put into them.
final class PictureFiles {

  private static final int PNG_HEADER_BYTES = 33;

  // Exif data that say: turn by 90 degrees to look at.
  private static final byte[] EXIF_TURNED = HexFormat.of()
      .parseHex("4d4d002a00000008" + "0001" + "0112000300000001" + "00060000" + "00000000");

  private PictureFiles() {}

  /// Encodes red, green, blue bytes without loss.
  static byte[] png(int width, int height, byte[] rgb) {
    return encode("png", image(width, height, BufferedImage.TYPE_INT_RGB, rgb));
  }

  /// Encodes red, green, blue bytes without loss, fading from opaque on the left to invisible on
  /// the right.
  static byte[] fadingPng(int width, int height, byte[] rgb) {
    BufferedImage image = image(width, height, BufferedImage.TYPE_INT_ARGB, rgb);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        int alpha = 255 - 256 * x / width;
        image.setRGB(x, y, alpha << 24 | (image.getRGB(x, y) & 0xffffff));
      }
    }
    return encode("png", image);
  }

  /// Encodes red, green, blue bytes as most cameras do.
  static byte[] jpeg(int width, int height, byte[] rgb) {
    return encode("jpg", image(width, height, BufferedImage.TYPE_INT_RGB, rgb));
  }

  /// Encodes red, green, blue bytes in one of the ways that a format has.
  ///
  /// @param type of [BufferedImage]
  /// @param progressive whether a rough picture comes first: in PNG interlaced
  static byte[] encoded(
      String format, int width, int height, int type, byte[] rgb, boolean progressive) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (progressive) {
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(to);
      writer.write(null, new IIOImage(image(width, height, type, rgb), null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static BufferedImage image(int width, int height, int type, byte[] rgb) {
    BufferedImage image = new BufferedImage(width, height, type);
    int[] packed = new int[width * height];
    for (int i = 0; i < packed.length; i++) {
      packed[i] =
          (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
    }
    image.setRGB(0, 0, width, height, packed, 0, width);
    return image;
  }

  private static byte[] encode(String format, BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// Notes in a JPEG that the camera was held upright.
  static byte[] turnedJpeg(byte[] jpeg) {
    return insert(jpeg, 2, segment(0xffe1, "Exif\0\0", EXIF_TURNED));
  }

  /// Notes in a PNG that the camera was held upright.
  static byte[] turnedPng(byte[] png) {
    return insert(png, PNG_HEADER_BYTES, chunk("eXIf", EXIF_TURNED));
  }

  /// Notes in a JPEG that its numbers are linear light, which a browser that manages colour makes
  /// much brighter.
  static byte[] withLinearProfile(byte[] jpeg) {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    return insert(jpeg, 2, segment(0xffe2, "ICC_PROFILE\0\1\1", profile));
  }

  /// Notes in a PNG that its numbers are linear light.
  static byte[] withLinearGamma(byte[] png) {
    byte[] gamma = ByteBuffer.allocate(4).putInt(100_000).array();
    return insert(png, PNG_HEADER_BYTES, chunk("gAMA", gamma));
  }

  private static byte[] segment(int marker, String name, byte[] content) {
    int length = 2 + name.length() + content.length;
    return ByteBuffer.allocate(2 + length)
        .putShort((short) marker)
        .putShort((short) length)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .put(content)
        .array();
  }

  private static byte[] chunk(String type, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(type.getBytes(StandardCharsets.US_ASCII));
    crc.update(content);
    return ByteBuffer.allocate(12 + content.length)
        .putInt(content.length)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .put(content)
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] insert(byte[] file, int at, byte[] part) {
    return ByteBuffer.allocate(file.length + part.length)
        .put(file, 0, at)
        .put(part)
        .put(file, at, file.length - at)
        .array();
  }
}
