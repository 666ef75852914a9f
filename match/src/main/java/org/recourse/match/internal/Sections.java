package org.recourse.match.internal;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.recourse.match.CorruptIndexException;

/// The footer of a segment file: where its sections are. Every byte of the file has been verified
/// when this is made.
final class Sections {

  static final int ENTRIES = 1;
  static final int DESCRIBED = 2;
  static final int DESCRIPTION_PLACES = 3;
  static final int DESCRIPTIONS = 4;
  static final int NAMES = 5;
  static final int DIGESTS = 6;

  static final int WORDS = 1;
  static final int ROW_ENTRIES = 2;
  static final int QUALITY = 3;
  static final int DETAIL = 4;
  static final int FRAME = 5;
  static final int SECONDS = 6;
  static final int EVEN = 10;
  static final int ODD = 20;

  private static final int TAIL_BYTES = 24;

  private final String file;
  private final MemorySegment bytes;
  private final Map<Integer, MemorySegment> sections = new HashMap<>();

  private Sections(String file, MemorySegment bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /// Reads the footer, and verifies it and the body.
  ///
  /// @param bytes of the whole file
  /// @param footerChecksum what the manifest says it is
  static Sections read(String file, MemorySegment bytes, int footerChecksum)
      throws CorruptIndexException {
    long size = bytes.byteSize();
    ByteReader tail = new ByteReader(file, bytes, Math.max(0, size - TAIL_BYTES), size);
    long bodyLength = tail.u64();
    int footerLength = tail.u32();
    long body = size - 12 - footerLength;
    if (footerLength < 20 || body < 0 || body != bodyLength) {
      throw tail.corrupt("length of the footer", "that of the file", "another");
    }
    tail.checksumFrom(body, "the footer");
    if (bytes.get(ByteReader.U32, size - 12) != footerChecksum) {
      throw tail.corrupt(
          "checksum of the footer",
          ByteReader.hex(footerChecksum) + ", as the manifest says",
          ByteReader.hex(bytes.get(ByteReader.U32, size - 12)));
    }
    if (tail.u64() != StripedOutput.FOOTER_MAGIC) {
      throw tail.corrupt("magic at the end", "RCRSSEGE", "something else");
    }
    Sections sections = new Sections(file, bytes);
    sections.readFooter(new ByteReader(file, bytes, body, size - 24), body);
    return sections;
  }

  private void readFooter(ByteReader in, long body) throws CorruptIndexException {
    int count = in.count(24);
    for (int i = 0; i < count; i++) {
      int id = in.u32();
      in.u32();
      long offset = in.u64();
      long length = in.u64();
      if (offset < 0 || length < 0 || offset > body || length > body - offset) {
        throw in.corrupt("section", "within the file", "beyond its end");
      }
      sections.put(id, bytes.asSlice(offset, length));
    }
    int stripes = in.count(4);
    if (stripes != (body + StripedOutput.STRIPE_BYTES - 1) / StripedOutput.STRIPE_BYTES) {
      throw in.corrupt("stripe count", "that of the body", Integer.toString(stripes));
    }
    verifyStripes(in.offset(), stripes, body);
  }

  /// Verifies the body by as many processors as there are: it is most of what opening takes.
  private void verifyStripes(long checksums, int stripes, long body) throws CorruptIndexException {
    OptionalInt wrong = IntStream.range(0, stripes)
        .parallel()
        .filter(i -> stripeChecksum(i, body) != bytes.get(ByteReader.U32, checksums + 4L * i))
        .findFirst();
    if (wrong.isPresent()) {
      int stripe = wrong.getAsInt();
      throw new CorruptIndexException(
          file,
          stripe * StripedOutput.STRIPE_BYTES,
          "checksum of the stripe",
          ByteReader.hex(bytes.get(ByteReader.U32, checksums + 4L * stripe)),
          ByteReader.hex(stripeChecksum(stripe, body)));
    }
  }

  private int stripeChecksum(int stripe, long body) {
    long from = stripe * StripedOutput.STRIPE_BYTES;
    return ByteReader.checksum(bytes, from, Math.min(StripedOutput.STRIPE_BYTES, body - from));
  }

  boolean has(int id) {
    return sections.containsKey(id);
  }

  /// Returns a section, empty if it was left out.
  MemorySegment get(int id) {
    return Objects.requireNonNull(sections.getOrDefault(id, MemorySegment.NULL));
  }

  /// Returns a section that must have so many bytes.
  MemorySegment get(int id, long length) throws CorruptIndexException {
    MemorySegment section = get(id);
    if (section.byteSize() != length) {
      throw new CorruptIndexException(
          file,
          has(id) ? section.address() - bytes.address() : bytes.byteSize(),
          "length of section " + id,
          Long.toString(length),
          Long.toString(section.byteSize()));
    }
    return section;
  }

  /// Returns where a section begins in the file.
  long offset(int id) {
    return get(id).address() - bytes.address();
  }

  String file() {
    return file;
  }
}
