package org.recourse.match.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.recourse.match.BankEntry;
import org.recourse.match.Digest;
import org.recourse.match.Disk;
import org.recourse.match.EntryContent;
import org.recourse.match.FrameRow;
import org.recourse.match.PictureRow;
import org.recourse.match.RegionRow;
import org.recourse.match.SignalKind;
import org.recourse.match.SignalRow;

/// Collects entries in columns outside the heap, and writes them as a segment file. For one
/// thread; must be closed. The format is in `docs/formats/bank-v1.md`.
public final class SegmentBuilder implements AutoCloseable {

  static final long MAGIC = Formats.magic("RCRSSEG\0");
  static final int VERSION = 1;
  static final int HEADER_BYTES = 64;

  /// The columns of one kind of row.
  private static final class Rows {
    final Column words;
    final Column entries;
    final Column quality;
    final Column detail;
    final Column frame;
    final Column seconds;

    Rows(Arena arena) {
      words = new Column(arena);
      entries = new Column(arena);
      quality = new Column(arena);
      detail = new Column(arena);
      frame = new Column(arena);
      seconds = new Column(arena);
    }
  }

  private final Arena arena = Arena.ofShared();
  private final Map<SignalKind, Rows> rows = new EnumMap<>(SignalKind.class);
  private final Column entries = new Column(arena);
  private final Column described = new Column(arena);
  private final Column places = new Column(arena);
  private final Column descriptions = new Column(arena);
  private final Column names = new Column(arena);
  private final Column digests = new Column(arena);
  private long first;
  private long last;
  private int count;
  private long rowCount;

  /// Makes an empty one.
  public SegmentBuilder() {
    for (SignalKind kind : SignalKind.values()) {
      rows.put(kind, new Rows(arena));
    }
  }

  /// Returns how many rows of all kinds there are.
  public long rowCount() {
    return rowCount;
  }

  /// Returns how many entries there are.
  public int entryCount() {
    return count;
  }

  /// Adds an entry with a number above all others.
  public void add(BankEntry entry) {
    if (count == 0) {
      first = entry.number();
    }
    last = entry.number();
    int offset = Math.toIntExact(last - first);
    count++;
    entries.u32(offset);
    describe(offset, entry.content());
    for (SignalKind kind : SignalKind.values()) {
      Rows of = Objects.requireNonNull(rows.get(kind));
      entry.content().rows(kind).forEach(row -> addRow(of, offset, row));
    }
  }

  private void describe(int offset, EntryContent content) {
    boolean bare = content.name() == null
        && content.source() == null
        && content.note() == null
        && content.digests().isEmpty()
        && content.regionData().size() == 0;
    if (bare) {
      return;
    }
    described.u32(offset);
    places.u64(descriptions.size());
    ByteWriter description = new ByteWriter();
    EntryCodec.write(
        description,
        content
            .withPictures(List.of())
            .withRegions(List.of(), content.regionData())
            .withFrames(List.of()));
    byte[] bytes = new byte[description.size()];
    description.asBuffer().get(bytes);
    descriptions.raw(bytes);
    String name = content.name();
    if (name != null) {
      names.u64((long) nameKey(name) << 32 | offset);
    }
    content.digests().forEach(digest -> digests.u64((long) digestKey(digest) << 32 | offset));
  }

  private void addRow(Rows of, int offset, SignalRow row) {
    rowCount++;
    of.entries.u32(offset);
    of.words.u64(row.fingerprint().w0());
    of.words.u64(row.fingerprint().w1());
    of.words.u64(row.fingerprint().w2());
    of.words.u64(row.fingerprint().w3());
    switch (row) {
      case PictureRow picture -> of.quality.u8(picture.quality());
      case RegionRow region -> of.detail.u64(region.detail());
      case FrameRow frame -> {
        of.quality.u8(frame.quality());
        of.frame.u32(frame.frame());
        of.seconds.u64(Double.doubleToRawLongBits(frame.seconds()));
      }
    }
  }

  /// The upper half of the name's hash.
  static int nameKey(String name) {
    return (int) (nameHash(name) >>> 32);
  }

  /// 64-bit FNV-1a.
  static long nameHash(String name) {
    long hash = 0xcbf2_9ce4_8422_2325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100_0000_01b3L;
    }
    return hash;
  }

  /// The first four bytes of the digest.
  static int digestKey(Digest digest) {
    return HexFormat.fromHexDigits(digest.hex(), 0, 8);
  }

  static String fileName(long sequence) {
    return "segment-" + sequence;
  }

  /// The number that the sections of a kind begin at.
  static int base(SignalKind kind) {
    return switch (kind) {
      case PICTURE -> 100;
      case REGION -> 200;
      case FRAME -> 300;
    };
  }

  /// Writes the segment, durably, and returns what the manifest needs to know. There must be an
  /// entry.
  public Manifest.SegmentFile write(Disk disk, long sequence) {
    try (StripedOutput out = new StripedOutput(disk.create(fileName(sequence)))) {
      int span = Math.toIntExact(last - first + 1);
      ByteWriter header = new ByteWriter().u64(MAGIC).u32(VERSION).u32(0).u64(sequence);
      header.u64(first).u32(span).u32(count);
      header.raw(new byte[HEADER_BYTES - header.size()]);
      out.header(header.asBuffer());
      if (span > count) {
        out.section(Sections.ENTRIES, entries.pieces());
      }
      if (described.size() > 0) {
        places.u64(descriptions.size());
      }
      out.section(Sections.DESCRIBED, described.pieces());
      out.section(Sections.DESCRIPTION_PLACES, places.pieces());
      out.section(Sections.DESCRIPTIONS, descriptions.pieces());
      out.section(Sections.NAMES, sorted(names));
      out.section(Sections.DIGESTS, sorted(digests));
      rows.forEach((kind, of) -> writeRows(out, base(kind), of));
      out.finish();
      return new Manifest.SegmentFile(sequence, out.length(), out.footerChecksum());
    }
  }

  private static List<MemorySegment> sorted(Column keys) {
    long[] sorted = new long[Math.toIntExact(keys.size() / 8)];
    int i = 0;
    for (MemorySegment piece : keys.pieces()) {
      for (long at = 0; at < piece.byteSize(); at += 8) {
        sorted[i++] = piece.get(ByteReader.U64, at) ^ Long.MIN_VALUE;
      }
    }
    Arrays.sort(sorted);
    ByteBuffer bytes = ByteBuffer.allocateDirect(Math.multiplyExact(8, sorted.length))
        .order(java.nio.ByteOrder.LITTLE_ENDIAN);
    for (long key : sorted) {
      bytes.putLong(key ^ Long.MIN_VALUE);
    }
    return List.of(MemorySegment.ofBuffer(bytes.flip()));
  }

  private static void writeRows(StripedOutput out, int base, Rows of) {
    try (Arena joining = Arena.ofShared()) {
      MemorySegment bytes = of.words.joined(joining);
      Words words = new Words(bytes, Math.toIntExact(bytes.byteSize() / Words.ROW_BYTES));
      out.section(base + Sections.WORDS, List.of(bytes));
      out.section(base + Sections.ROW_ENTRIES, of.entries.pieces());
      out.section(base + Sections.QUALITY, of.quality.pieces());
      out.section(base + Sections.DETAIL, of.detail.pieces());
      out.section(base + Sections.FRAME, of.frame.pieces());
      out.section(base + Sections.SECONDS, of.seconds.pieces());
      writeIndex(out, base + Sections.EVEN, words, 0);
      writeIndex(out, base + Sections.ODD, words, 1);
    }
  }

  private static void writeIndex(StripedOutput out, int id, Words words, int parity) {
    int[] ordinals = MihBlock.ordinals(words, _ -> true, parity);
    if (ordinals.length == 0) {
      return;
    }
    Geometry geometry = Geometry.forRows(ordinals.length);
    try (Arena building = Arena.ofShared()) {
      MemorySegment target = building.allocate(Postings.bytes(geometry, ordinals.length), 64);
      PostingsWriter.write(words, ordinals, geometry, target);
      out.section(id, List.of(target));
    }
  }

  /// Frees the columns.
  @Override
  public void close() {
    arena.close();
  }
}
