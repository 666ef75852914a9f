package org.recourse.match.internal;

import java.lang.foreign.MemorySegment;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.BankEntry;
import org.recourse.match.CorruptIndexException;
import org.recourse.match.Digest;
import org.recourse.match.Disk;
import org.recourse.match.EntryContent;
import org.recourse.match.FrameRow;
import org.recourse.match.NewerFormatException;
import org.recourse.match.PictureRow;
import org.recourse.match.RegionRow;
import org.recourse.match.SignalKind;
import org.recourse.match.SignalRow;

/// The entries of a segment file, mapped: opening it takes no heap. May be shared between
/// threads; one thread at a time removes.
public final class Segment implements Part {

  private final Manifest.SegmentFile file;
  private final String name;
  private final long bytes;
  private final long first;
  private final int span;
  private final Sections sections;
  private final OffsetList entries;
  private final OffsetList described;
  private final Map<SignalKind, SegmentRows> rows = new EnumMap<>(SignalKind.class);
  private final RemovedRows removed = new RemovedRows();
  private final AtomicLong liveEntries = new AtomicLong();
  private final Map<SignalKind, AtomicLong> liveRows = new EnumMap<>(SignalKind.class);

  private Segment(Manifest.SegmentFile file, MemorySegment mapped)
      throws CorruptIndexException, NewerFormatException {
    this.file = file;
    name = SegmentBuilder.fileName(file.sequence());
    bytes = mapped.byteSize();
    ByteReader in = new ByteReader(name, mapped, 0, bytes);
    Formats.checkStart(in, name, SegmentBuilder.MAGIC, "bank", SegmentBuilder.VERSION);
    if (bytes != file.length()) {
      throw new CorruptIndexException(
          name,
          Math.min(bytes, file.length()),
          "length",
          file.length() + " bytes",
          bytes + " bytes");
    }
    sections = Sections.read(name, mapped, file.footerChecksum());
    in.u32();
    if (in.u64() != file.sequence()) {
      throw in.corrupt("sequence number", Long.toString(file.sequence()), "another");
    }
    first = in.u64();
    span = in.u32();
    int count = in.u32();
    entries = span == count
        ? OffsetList.all(span)
        : OffsetList.of(sections.get(Sections.ENTRIES, 4L * count));
    described = OffsetList.of(sections.get(Sections.DESCRIBED));
    liveEntries.set(count);
    for (SignalKind kind : SignalKind.values()) {
      SegmentRows of = new SegmentRows(sections, SegmentBuilder.base(kind), kind);
      rows.put(kind, of);
      liveRows.put(kind, new AtomicLong(of.count()));
    }
  }

  /// Maps a segment, and verifies every byte of it.
  public static Segment open(Disk disk, Manifest.SegmentFile file)
      throws CorruptIndexException, NewerFormatException {
    String name = SegmentBuilder.fileName(file.sequence());
    if (disk.size(name) < 0) {
      throw new CorruptIndexException(name, 0, "file", "there", "missing");
    }
    return new Segment(file, disk.map(SegmentBuilder.fileName(file.sequence())));
  }

  /// Returns what the manifest says of it.
  public Manifest.SegmentFile file() {
    return file;
  }

  @Override
  public void removed(LongConsumer numbers) {
    removed.forEach(offset -> numbers.accept(first + offset));
  }

  /// Returns how many entries the file has, removed ones included.
  public int storedEntries() {
    return entries.count();
  }

  @Override
  public long entryCount() {
    return liveEntries.get();
  }

  @Override
  public long rowCount(SignalKind kind) {
    return Objects.requireNonNull(liveRows.get(kind)).get();
  }

  @Override
  public long bytesInMemory() {
    return bytes;
  }

  @Override
  public boolean holds(long number) {
    if (number < first || number - first >= span) {
      return false;
    }
    int offset = (int) (number - first);
    return !removed.contains(offset) && entries.indexOf(offset) >= 0;
  }

  @Override
  public @Nullable BankEntry entry(long number) {
    if (!holds(number)) {
      return null;
    }
    int offset = (int) (number - first);
    EntryContent description = description(offset);
    return new BankEntry(
        number,
        new EntryContent(
            description.name(),
            description.source(),
            description.note(),
            description.digests(),
            rowsOf(SignalKind.PICTURE, offset, PictureRow.class),
            rowsOf(SignalKind.REGION, offset, RegionRow.class),
            description.regionData(),
            rowsOf(SignalKind.FRAME, offset, FrameRow.class)));
  }

  private <R extends SignalRow> List<R> rowsOf(SignalKind kind, int offset, Class<R> type) {
    SegmentRows of = rows(kind);
    return IntStream.range(of.firstOf(offset), of.firstOf(offset + 1))
        .mapToObj(ordinal -> type.cast(of.row(ordinal)))
        .toList();
  }

  private SegmentRows rows(SignalKind kind) {
    return Objects.requireNonNull(rows.get(kind));
  }

  private EntryContent description(int offset) {
    int index = described.indexOf(offset);
    if (index < 0) {
      return EntryContent.EMPTY;
    }
    MemorySegment places = sections.get(Sections.DESCRIPTION_PLACES);
    long from = places.get(ByteReader.U64, 8L * index);
    long to = places.get(ByteReader.U64, 8L * index + 8);
    try {
      return EntryCodec.read(new ByteReader(name, sections.get(Sections.DESCRIPTIONS), from, to));
    } catch (CorruptIndexException e) {
      throw new AssertionError("verified at open, and unreadable", e);
    }
  }

  @Override
  public @Nullable String name(long number) {
    return described.isEmpty() ? null : description((int) (number - first)).name();
  }

  @Override
  public Stream<BankEntry> entries() {
    return IntStream.range(0, entries.count())
        .mapToObj(i -> entry(first + entries.get(i)))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull);
  }

  @Override
  public long numberOf(String wanted) {
    long[] found = new long[1];
    withKey(Sections.NAMES, SegmentBuilder.nameKey(wanted), number -> {
      if (wanted.equals(name(number))) {
        found[0] = number;
      }
    });
    return found[0];
  }

  @Override
  public void numbersOf(Digest digest, LongConsumer numbers) {
    withKey(Sections.DIGESTS, SegmentBuilder.digestKey(digest), number -> {
      if (description((int) (number - first)).digests().contains(digest)) {
        numbers.accept(number);
      }
    });
  }

  /// Tells the entries that are held and have this key in a section of sorted keys.
  private void withKey(int section, int key, LongConsumer numbers) {
    MemorySegment keys = sections.get(section);
    long count = keys.byteSize() / 8;
    long low = 0;
    long high = count;
    while (low < high) {
      long middle = (low + high) >>> 1;
      int there = (int) (keys.get(ByteReader.U64, 8 * middle) >>> 32);
      if (Integer.compareUnsigned(there, key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (; low < count; low++) {
      long there = keys.get(ByteReader.U64, 8 * low);
      if ((int) (there >>> 32) != key) {
        return;
      }
      if (holds(first + (int) there)) {
        numbers.accept(first + (int) there);
      }
    }
  }

  @Override
  public boolean remove(long number) {
    if (!holds(number)) {
      return false;
    }
    int offset = (int) (number - first);
    removed.add(offset);
    liveEntries.decrementAndGet();
    liveRows.forEach((kind, live) ->
        live.addAndGet(rows(kind).firstOf(offset) - (long) rows(kind).firstOf(offset + 1)));
    return true;
  }

  @Override
  public void search(SignalKind kind, PdqFingerprint query, int radius, RowSink sink) {
    rows(kind).search(query, radius, sink);
  }

  @Override
  public long entryNumber(SignalKind kind, int ordinal) {
    return first + rows(kind).entry(ordinal);
  }

  @Override
  public SignalRow row(SignalKind kind, int ordinal) {
    return rows(kind).row(ordinal);
  }
}
