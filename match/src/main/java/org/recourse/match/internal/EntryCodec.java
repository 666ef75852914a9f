package org.recourse.match.internal;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.match.CorruptIndexException;
import org.recourse.match.Digest;
import org.recourse.match.EntryContent;
import org.recourse.match.FrameRow;
import org.recourse.match.PictureRow;
import org.recourse.match.RegionData;
import org.recourse.match.RegionRow;

/// Writes and reads the contents of an entry, as `docs/formats/bank-v1.md` says under that
/// heading.
public final class EntryCodec {
  private EntryCodec() {}

  private static final int NAME = 1;
  private static final int SOURCE = 2;
  private static final int NOTE = 4;

  static void write(ByteWriter out, EntryContent content) {
    texts(out, content);
    out.u8(content.digests().size());
    for (Digest digest : content.digests()) {
      out.u8(code(digest.algorithm())).raw(HexFormat.of().parseHex(digest.hex()));
    }
    out.u32(content.pictures().size());
    content.pictures().forEach(row -> out.fingerprint(row.fingerprint()).u8(row.quality()));
    out.u32(content.regions().size());
    content.regions().forEach(row -> out.fingerprint(row.fingerprint()).u64(row.detail()));
    out.bytes(content.regionData().bytes());
    out.u32(content.frames().size());
    content
        .frames()
        .forEach(row -> out.fingerprint(row.fingerprint())
            .u8(row.quality())
            .u32(row.frame())
            .f64(row.seconds()));
  }

  private static void texts(ByteWriter out, EntryContent content) {
    String name = content.name();
    String source = content.source();
    String note = content.note();
    out.u8((name != null ? NAME : 0) | (source != null ? SOURCE : 0) | (note != null ? NOTE : 0));
    if (name != null) {
      out.text(name);
    }
    if (source != null) {
      out.text(source);
    }
    if (note != null) {
      out.text(note);
    }
  }

  static EntryContent read(ByteReader in) throws CorruptIndexException {
    int flags = in.u8();
    if (flags > 7) {
      throw in.corrupt("flags", "0 to 7", Integer.toString(flags));
    }
    @Nullable String name = (flags & NAME) != 0 ? in.text() : null;
    @Nullable String source = (flags & SOURCE) != 0 ? in.text() : null;
    @Nullable String note = (flags & NOTE) != 0 ? in.text() : null;
    try {
      return new EntryContent(
          name,
          source,
          note,
          digests(in),
          pictures(in),
          regions(in),
          RegionData.copyOf(in.bytes()),
          frames(in));
    } catch (IllegalArgumentException e) {
      throw in.corrupt("entry", "within its limits", "refused (" + e.getMessage() + ")");
    }
  }

  private static List<Digest> digests(ByteReader in) throws CorruptIndexException {
    int count = in.u8();
    List<Digest> digests = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Digest.Algorithm algorithm = algorithm(in);
      digests.add(new Digest(algorithm, HexFormat.of().formatHex(in.raw(algorithm.digits() / 2))));
    }
    return digests;
  }

  private static int code(Digest.Algorithm algorithm) {
    return switch (algorithm) {
      case SHA256 -> 0;
      case MD5 -> 1;
    };
  }

  private static Digest.Algorithm algorithm(ByteReader in) throws CorruptIndexException {
    int code = in.u8();
    return switch (code) {
      case 0 -> Digest.Algorithm.SHA256;
      case 1 -> Digest.Algorithm.MD5;
      default -> throw in.corrupt("digest algorithm", "0 or 1", Integer.toString(code));
    };
  }

  private static List<PictureRow> pictures(ByteReader in) throws CorruptIndexException {
    int count = in.count(33);
    List<PictureRow> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(new PictureRow(in.fingerprint(), in.u8()));
    }
    return rows;
  }

  private static List<RegionRow> regions(ByteReader in) throws CorruptIndexException {
    int count = in.count(40);
    List<RegionRow> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(new RegionRow(in.fingerprint(), in.u64()));
    }
    return rows;
  }

  private static List<FrameRow> frames(ByteReader in) throws CorruptIndexException {
    int count = in.count(45);
    List<FrameRow> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(new FrameRow(in.fingerprint(), in.u8(), in.u32(), in.f64()));
    }
    return rows;
  }
}
