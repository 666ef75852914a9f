package org.recourse.server.partner;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.recourse.fingerprint.Pixels;

/// Writes a grey picture as PNG (ISO/IEC 15948), made smaller by leaving out rows and columns.
public final class GreyPng {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int BITS = 8;

  private GreyPng() {}

  /// Returns the file.
  ///
  /// @param longerSide columns or rows at most
  public static byte[] write(Pixels plane, int longerSide) {
    int step = Math.max(1, (Math.max(plane.width(), plane.height()) + longerSide - 1) / longerSide);
    int width = (plane.width() + step - 1) / step;
    int height = (plane.height() + step - 1) / step;
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(file)) {
      out.write(SIGNATURE);
      chunk(out, "IHDR", header(width, height));
      chunk(out, "IDAT", rows(plane, step, width, height));
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static byte[] header(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {BITS, 0, 0, 0, 0});
    return bytes.toByteArray();
  }

  private static byte[] rows(Pixels plane, int step, int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] row = new byte[plane.width() * plane.channels()];
    byte[] written = new byte[1 + width];
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      for (int y = 0; y < height; y++) {
        plane.row(y * step, row);
        for (int x = 0; x < width; x++) {
          written[1 + x] = row[x * step * plane.channels()];
        }
        out.write(written);
      }
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) sum.getValue());
  }
}
