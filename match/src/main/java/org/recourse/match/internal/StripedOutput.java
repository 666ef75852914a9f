package org.recourse.match.internal;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.recourse.match.Disk;

/// Writes the body and footer of a segment file, and takes the checksums of its stripes on the
/// way. For one thread.
final class StripedOutput implements AutoCloseable {

  static final long STRIPE_BYTES = 4 << 20;
  static final long FOOTER_MAGIC = Formats.magic("RCRSSEGE");

  private record Section(int id, long offset, long length) {}

  private final Disk.Output file;
  private final List<Section> sections = new ArrayList<>();
  private final List<Integer> stripes = new ArrayList<>();
  private final CRC32C stripe = new CRC32C();
  private long stripeBytes;
  private long length;
  private int footerChecksum;

  StripedOutput(Disk.Output file) {
    this.file = file;
  }

  void header(ByteBuffer header) {
    write(header);
  }

  /// Begins a section at the next multiple of 64 bytes.
  void section(int id, List<MemorySegment> pieces) {
    pad();
    long offset = length;
    pieces.forEach(this::write);
    if (length > offset) {
      sections.add(new Section(id, offset, length - offset));
    }
  }

  private void pad() {
    write(ByteBuffer.allocate((int) (Postings.padded(length) - length)));
  }

  private void write(MemorySegment bytes) {
    for (long at = 0; at < bytes.byteSize(); at += STRIPE_BYTES) {
      write(bytes.asSlice(at, Math.min(STRIPE_BYTES, bytes.byteSize() - at)).asByteBuffer());
    }
  }

  private void write(ByteBuffer bytes) {
    length += bytes.remaining();
    ByteBuffer rest = bytes.duplicate();
    while (rest.hasRemaining()) {
      int count = (int) Math.min(rest.remaining(), STRIPE_BYTES - stripeBytes);
      stripe.update(rest.slice(rest.position(), count));
      rest.position(rest.position() + count);
      stripeBytes += count;
      if (stripeBytes == STRIPE_BYTES) {
        endStripe();
      }
    }
    file.write(bytes);
  }

  private void endStripe() {
    stripes.add((int) stripe.getValue());
    stripe.reset();
    stripeBytes = 0;
  }

  /// Writes the footer, and makes the file durable.
  void finish() {
    pad();
    if (stripeBytes > 0) {
      endStripe();
    }
    ByteWriter footer = new ByteWriter().u32(sections.size());
    sections.forEach(s -> footer.u32(s.id).u32(0).u64(s.offset).u64(s.length));
    footer.u32(stripes.size());
    stripes.forEach(footer::u32);
    footer.u64(length);
    footer.u32(footer.size() + 4);
    footer.checksumFrom(0);
    ByteBuffer bytes = footer.asBuffer();
    footerChecksum = bytes.getInt(bytes.limit() - 4);
    footer.u64(FOOTER_MAGIC);
    file.write(footer.asBuffer());
    length += footer.size();
    file.sync();
  }

  long length() {
    return length;
  }

  int footerChecksum() {
    return footerChecksum;
  }

  @Override
  public void close() {
    file.close();
  }
}
