package org.recourse.match.internal;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.recourse.match.CorruptIndexException;
import org.recourse.match.Disk;
import org.recourse.match.NewerFormatException;

/// Which files make up a bank. Immutable; replaced whole. The format is in
/// `docs/formats/bank-v1.md`.
///
/// @param nextEntry the number that the first entry of the first journal will get
/// @param nextSegment above the sequence number of every segment
/// @param firstJournal the oldest journal that counts
/// @param segments in the order of their entry numbers
/// @param removed ascending numbers of removed entries that a segment still holds
public record Manifest(
    String name,
    int radius,
    long nextEntry,
    long nextSegment,
    long firstJournal,
    List<SegmentFile> segments,
    List<Long> removed) {

  /// One segment that counts.
  ///
  /// @param footerChecksum ties the manifest to this very file
  public record SegmentFile(long sequence, long length, int footerChecksum) {}

  /// The file's name.
  public static final String FILE = "manifest";

  private static final long MAGIC = Formats.magic("RCRSMAN\0");
  private static final int VERSION = 1;

  /// Copies the lists.
  public Manifest {
    segments = List.copyOf(segments);
    removed = List.copyOf(removed);
  }

  /// Replaces the bank's manifest by this one, durably: after a crash there is the old or the
  /// new.
  public void write(Disk disk) {
    ByteWriter body = new ByteWriter().text(name).u16(radius);
    body.u64(nextEntry).u64(nextSegment).u64(firstJournal).u32(segments.size());
    segments.forEach(s -> body.u64(s.sequence).u64(s.length).u32(s.footerChecksum));
    body.u32(removed.size());
    removed.forEach(body::u64);
    ByteWriter out = new ByteWriter().u64(MAGIC).u32(VERSION).u32(body.size());
    byte[] bytes = new byte[body.size()];
    body.asBuffer().get(bytes);
    out.raw(bytes).checksumFrom(0);
    try (Disk.Output file = disk.create(FILE + ".tmp")) {
      file.write(out.asBuffer());
      file.sync();
    }
    disk.rename(FILE + ".tmp", FILE);
    disk.sync();
  }

  /// Reads the bank's manifest.
  public static Manifest read(Disk disk) throws CorruptIndexException, NewerFormatException {
    MemorySegment bytes = disk.map(FILE);
    ByteReader in = new ByteReader(FILE, bytes, 0, bytes.byteSize());
    Formats.checkStart(in, FILE, MAGIC, "bank", VERSION);
    long length = in.u32() & 0xffff_ffffL;
    if (length != in.remaining() - 4) {
      throw in.corrupt("body length", Long.toString(in.remaining() - 4), Long.toString(length));
    }
    ByteReader tail = new ByteReader(FILE, bytes, bytes.byteSize() - 4, bytes.byteSize());
    tail.checksumFrom(0, "the manifest");
    Manifest manifest =
        new Manifest(in.text(), in.u16(), in.u64(), in.u64(), in.u64(), segments(in), removed(in));
    in.u32();
    in.end("the manifest");
    return manifest;
  }

  private static List<SegmentFile> segments(ByteReader in) throws CorruptIndexException {
    int count = in.count(20);
    List<SegmentFile> segments = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      segments.add(new SegmentFile(in.u64(), in.u64(), in.u32()));
    }
    return segments;
  }

  private static List<Long> removed(ByteReader in) throws CorruptIndexException {
    int count = in.count(8);
    List<Long> removed = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      removed.add(in.u64());
    }
    return removed;
  }
}
