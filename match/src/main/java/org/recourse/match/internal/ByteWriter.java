package org.recourse.match.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.recourse.fingerprint.PdqFingerprint;

/// Bytes being put together, little endian, in the terms of `docs/formats/bank-v1.md`. For one
/// thread.
public final class ByteWriter {

  private ByteBuffer buffer = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      long wanted = Math.max(2L * buffer.capacity(), (long) buffer.position() + bytes);
      int capacity = (int) Math.min(wanted, Integer.MAX_VALUE - 16);
      buffer = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(buffer.flip());
    }
    return buffer;
  }

  /// Appends the lowest 8 bits.
  public ByteWriter u8(int value) {
    room(1).put((byte) value);
    return this;
  }

  /// Appends the lowest 16 bits.
  public ByteWriter u16(int value) {
    room(2).putShort((short) value);
    return this;
  }

  /// Appends 32 bits.
  public ByteWriter u32(int value) {
    room(4).putInt(value);
    return this;
  }

  /// Appends 64 bits.
  public ByteWriter u64(long value) {
    room(8).putLong(value);
    return this;
  }

  /// Appends a double.
  public ByteWriter f64(double value) {
    room(8).putDouble(value);
    return this;
  }

  /// Appends bytes without their count.
  public ByteWriter raw(byte[] bytes) {
    room(bytes.length).put(bytes);
    return this;
  }

  /// Appends what is left in a buffer.
  public ByteWriter raw(ByteBuffer bytes) {
    room(bytes.remaining()).put(bytes);
    return this;
  }

  /// Appends bytes after their count.
  public ByteWriter bytes(byte[] bytes) {
    return u32(bytes.length).raw(bytes);
  }

  /// Appends UTF-8 after its byte count.
  public ByteWriter text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Appends the four words of a fingerprint.
  public ByteWriter fingerprint(PdqFingerprint fingerprint) {
    return u64(fingerprint.w0()).u64(fingerprint.w1()).u64(fingerprint.w2()).u64(fingerprint.w3());
  }

  /// Appends the CRC-32C of everything from `start` on.
  public ByteWriter checksumFrom(int start) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.array(), start, buffer.position() - start);
    return u32((int) crc.getValue());
  }

  /// Returns how many bytes there are.
  public int size() {
    return buffer.position();
  }

  /// Returns the bytes, to be written out before anything more is appended.
  public ByteBuffer asBuffer() {
    return buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN).flip();
  }
}
