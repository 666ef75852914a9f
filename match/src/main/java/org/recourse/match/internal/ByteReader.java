package org.recourse.match.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.CorruptIndexException;

/// Reads what [ByteWriter] wrote, and says where when it cannot. For one thread.
public final class ByteReader {

  static final ValueLayout.OfShort U16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt U32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong U64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfDouble F64 =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final String file;
  private final MemorySegment bytes;
  private final long end;
  private long at;

  /// Reads a part of a file.
  public ByteReader(String file, MemorySegment bytes, long from, long end) {
    this.file = file;
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /// Returns the offset in the file of the next byte.
  public long offset() {
    return at;
  }

  /// Returns how many bytes are left.
  public long remaining() {
    return end - at;
  }

  private long take(long count) throws CorruptIndexException {
    if (count < 0 || count > end - at) {
      throw corrupt("length", "at least " + count + " more bytes", (end - at) + " bytes");
    }
    long from = at;
    at += count;
    return from;
  }

  /// Returns the exception that says what is wrong here.
  public CorruptIndexException corrupt(String what, String expected, String found) {
    return new CorruptIndexException(file, at, what, expected, found);
  }

  /// Reads 8 bits.
  public int u8() throws CorruptIndexException {
    return bytes.get(ValueLayout.JAVA_BYTE, take(1)) & 0xff;
  }

  /// Reads 16 bits.
  public int u16() throws CorruptIndexException {
    return bytes.get(U16, take(2)) & 0xffff;
  }

  /// Reads 32 bits.
  public int u32() throws CorruptIndexException {
    return bytes.get(U32, take(4));
  }

  /// Reads 64 bits.
  public long u64() throws CorruptIndexException {
    return bytes.get(U64, take(8));
  }

  /// Reads a double.
  public double f64() throws CorruptIndexException {
    return bytes.get(F64, take(8));
  }

  /// Reads as many bytes.
  public byte[] raw(long count) throws CorruptIndexException {
    long from = take(count);
    return bytes.asSlice(from, count).toArray(ValueLayout.JAVA_BYTE);
  }

  /// Reads a count of things that take at least `each` bytes, so that a wrong count cannot make
  /// the caller set aside more memory than the file is long.
  public int count(int each) throws CorruptIndexException {
    long count = u32() & 0xffff_ffffL;
    if (count * each > end - at) {
      throw corrupt("count", "at most " + (end - at) / each, Long.toString(count));
    }
    return (int) count;
  }

  /// Reads bytes after their count.
  public byte[] bytes() throws CorruptIndexException {
    return raw(count(1));
  }

  /// Reads UTF-8 after its byte count.
  public String text() throws CorruptIndexException {
    byte[] utf8 = bytes();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException _) {
      throw corrupt("text", "UTF-8", "something else");
    }
  }

  /// Reads four words.
  public PdqFingerprint fingerprint() throws CorruptIndexException {
    return new PdqFingerprint(u64(), u64(), u64(), u64());
  }

  /// Reads a checksum, and compares it with that of the bytes from `start` to here.
  public void checksumFrom(long start, String what) throws CorruptIndexException {
    int expected = checksum(bytes, start, at - start);
    long where = at;
    int found = u32();
    if (found != expected) {
      throw new CorruptIndexException(
          file, where, "checksum of " + what, hex(expected), hex(found));
    }
  }

  /// Refuses bytes that follow where nothing may.
  public void end(String what) throws CorruptIndexException {
    if (at != end) {
      throw corrupt("end of " + what, "here", (end - at) + " bytes further");
    }
  }

  /// Returns the CRC-32C of a part of the bytes.
  static int checksum(MemorySegment bytes, long from, long length) {
    CRC32C crc = new CRC32C();
    long step = 1 << 30;
    for (long done = 0; done < length; done += step) {
      crc.update(bytes.asSlice(from + done, Math.min(step, length - done)).asByteBuffer());
    }
    return (int) crc.getValue();
  }

  /// Returns eight hexadecimal digits.
  static String hex(int value) {
    return String.format("%08x", value);
  }
}
