package org.recourse.match.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.CorruptIndexException;
import org.recourse.match.FrameRow;
import org.recourse.match.PictureRow;
import org.recourse.match.RegionRow;
import org.recourse.match.SignalKind;
import org.recourse.match.SignalRow;

/// The rows of one kind in a segment file, and their index. Immutable, may be shared.
final class SegmentRows {

  private final SignalKind kind;
  private final Words words;
  private final MihBlock index;
  private final OffsetList entries;
  private final MemorySegment quality;
  private final MemorySegment detail;
  private final MemorySegment frame;
  private final MemorySegment seconds;

  SegmentRows(Sections sections, int base, SignalKind kind) throws CorruptIndexException {
    this.kind = kind;
    MemorySegment bytes = sections.get(base + Sections.WORDS);
    words = new Words(bytes, (int) (bytes.byteSize() / Words.ROW_BYTES));
    long rows = words.rows();
    boolean region = kind == SignalKind.REGION;
    boolean video = kind == SignalKind.FRAME;
    entries = OffsetList.of(sections.get(base + Sections.ROW_ENTRIES, 4 * rows));
    quality = sections.get(base + Sections.QUALITY, region ? 0 : rows);
    detail = sections.get(base + Sections.DETAIL, region ? 8 * rows : 0);
    frame = sections.get(base + Sections.FRAME, video ? 4 * rows : 0);
    seconds = sections.get(base + Sections.SECONDS, video ? 8 * rows : 0);
    index = new MihBlock(
        words, postings(sections, base + Sections.EVEN), postings(sections, base + Sections.ODD));
  }

  private static @Nullable Postings postings(Sections sections, int id)
      throws CorruptIndexException {
    return sections.has(id)
        ? Postings.read(sections.file(), sections.offset(id), sections.get(id))
        : null;
  }

  int count() {
    return words.rows();
  }

  /// Returns the first row of an entry, or of the next entry that has one.
  int firstOf(int offset) {
    return entries.firstFrom(offset);
  }

  int entry(int ordinal) {
    return entries.get(ordinal);
  }

  SignalRow row(int ordinal) {
    PdqFingerprint fingerprint = words.fingerprint(ordinal);
    return switch (kind) {
      case PICTURE -> new PictureRow(fingerprint, quality(ordinal));
      case REGION -> new RegionRow(fingerprint, detail.get(ByteReader.U64, 8L * ordinal));
      case FRAME ->
        new FrameRow(
            fingerprint,
            quality(ordinal),
            frame.get(ByteReader.U32, 4L * ordinal),
            seconds.get(ByteReader.F64, 8L * ordinal));
    };
  }

  private int quality(int ordinal) {
    return quality.get(ValueLayout.JAVA_BYTE, ordinal);
  }

  void search(PdqFingerprint query, int radius, RowSink sink) {
    index.search(query, radius, sink);
  }
}
