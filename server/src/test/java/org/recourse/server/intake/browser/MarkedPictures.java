package org.recourse.server.intake.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Photographs as a camera writes them, each of its own bytes, with a canary in its Exif data, in
/// a comment, and in its name.
final class MarkedPictures {

  /// Stands in every name and in every file.
  static final String CANARY = "canary-8c1f40e7";

  private static final Path PHOTOS = Path.of("../examples/photos");
  private static final int MARKER = 0xff;
  private static final int EXIF = 0xe1;
  private static final int COMMENT = 0xfe;
  private static final int LARGEST_SEGMENT = 65_533;
  private static final int IMAGE_DESCRIPTION = 0x010e;
  private static final int ASCII = 2;

  private MarkedPictures() {}

  /// Writes files of about this size each.
  static List<Path> write(Path folder, int count, int bytesEach, long seed) throws IOException {
    List<Path> photos;
    try (Stream<Path> all = Files.list(PHOTOS)) {
      photos = all.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
    Random random = new Random(seed);
    List<Path> written = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] photo = Files.readAllBytes(photos.get(i % photos.size()));
      Path file = folder.resolve("IMG_%04d-%s.jpg".formatted(i, CANARY));
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        write(out, photo, bytesEach, i, random);
      }
      written.add(file);
    }
    return written;
  }

  private static void write(OutputStream out, byte[] photo, int bytes, int number, Random random)
      throws IOException {
    out.write(photo, 0, 2);
    segment(out, EXIF, exif(CANARY + " described " + number));
    segment(out, COMMENT, (CANARY + " comment " + number).getBytes(ISO_8859_1));
    // What a maker's note is to us: bytes that mean nothing.
    for (int left = bytes - photo.length; left > 0; left -= LARGEST_SEGMENT) {
      byte[] note = new byte[Math.min(left, LARGEST_SEGMENT)];
      random.nextBytes(note);
      segment(out, COMMENT, note);
    }
    out.write(photo, 2, photo.length - 2);
  }

  // T.81 B.1.1.4.
  private static void segment(OutputStream out, int marker, byte[] content) throws IOException {
    int length = content.length + 2;
    out.write(new byte[] {(byte) MARKER, (byte) marker, (byte) (length >> 8), (byte) length});
    out.write(content);
  }

  // One directory of one entry, TIFF 6.0 section 2.
  private static byte[] exif(String description) {
    byte[] text = (description + '\0').getBytes(ISO_8859_1);
    ByteBuffer tiff = ByteBuffer.allocate(6 + 26 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put("Exif\0\0II*\0".getBytes(ISO_8859_1)).putInt(8).putShort((short) 1);
    tiff.putShort((short) IMAGE_DESCRIPTION).putShort((short) ASCII).putInt(text.length);
    tiff.putInt(26).putInt(0).put(text);
    return tiff.array();
  }
}
