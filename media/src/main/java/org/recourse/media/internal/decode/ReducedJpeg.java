package org.recourse.media.internal.decode;

import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.recourse.media.internal.wire.Job;

/// Decodes an eighth or a quarter of a JPEG's brightness, passing over everything else: several
/// times as fast as any decoder that decodes the rest.
///
/// Reads what cameras, phones and programs write: sequential JPEGs of 8 bits with Huffman codes,
/// and of progressive ones an eighth. Everything else, and everything that is damaged, is left to
/// a whole decoder, which then finds its verdict. Of a progressive JPEG only the scans with the
/// first coefficients are read: damage in later ones is not noticed.
///
/// Source: ITU-T T.81.
final class ReducedJpeg {

  private static final int QUANTISERS = 0xdb;
  private static final int CODES = 0xc4;
  private static final int RESTART_INTERVAL = 0xdd;
  private static final int SCAN = 0xda;
  private static final int APPLICATION = 0xe0;
  private static final int COMMENT = 0xfe;
  private static final int MAX_SEGMENTS = 10_000;

  private final WholeFile file;
  private final Job job;
  private final ToIntFunction<JpegFrame> choice;
  private final JpegTables tables = new JpegTables();
  private final EntropyBytes entropy;
  private @Nullable JpegFrame frame;
  private @Nullable LumaBlocks luma;
  private int @Nullable [] quantisers;
  private int denominator;
  private int bitsLeft = -1;

  private ReducedJpeg(WholeFile file, Job job, ToIntFunction<JpegFrame> choice) {
    this.file = file;
    this.job = job;
    this.choice = choice;
    this.entropy = new EntropyBytes(file);
  }

  /// Returns the reduced picture, or nothing if it is to be left to another decoder.
  static Optional<DecodedPicture> decode(WholeFile file, Job job) {
    return job.request().reduced()
        ? decode(file, job, frame -> Reduction.denominator(frame.width(), frame.height(), job))
        : Optional.empty();
  }

  /// Returns the reduced picture, or nothing if it is to be left to another decoder.
  ///
  /// @param choice which fraction of a picture to decode: 8 or 4, others are left
  static Optional<DecodedPicture> decode(WholeFile file, Job job, ToIntFunction<JpegFrame> choice) {
    JpegHeader markers = JpegHeader.of(file);
    if (!markers.isEnded(file)) {
      return Optional.empty();
    }
    try {
      return new ReducedJpeg(file, job, choice).decode(markers);
    } catch (BlockScan.UnreadableException e) {
      return Optional.empty();
    }
  }

  private Optional<DecodedPicture> decode(JpegHeader markers) throws BlockScan.UnreadableException {
    long at = 2;
    for (int segment = 0; segment < MAX_SEGMENTS; segment++) {
      while (file.at(at) == 0xff && file.at(at + 1) == 0xff) {
        at++;
      }
      int kind = file.at(at + 1);
      int length = file.u16(at + 2);
      check(file.at(at) == 0xff && length >= 2 && at + 2 + length <= file.length());
      if (kind == SCAN) {
        at = scan(at);
        if (bitsLeft == 0) {
          return Optional.of(picture(markers));
        }
      } else {
        take(kind, at, at + 2 + length, markers);
        at += 2 + length;
      }
    }
    return Optional.empty();
  }

  private void take(int kind, long at, long end, JpegHeader markers)
      throws BlockScan.UnreadableException {
    switch (kind) {
      case QUANTISERS -> check(tables.setQuantisers(file, at + 4, end));
      case CODES -> check(tables.setCodes(file, at + 4, end));
      case RESTART_INTERVAL -> check(tables.setRestartInterval(file, at + 4, end));
      case COMMENT -> {}
      default -> {
        if (kind < APPLICATION || kind > APPLICATION + 15) {
          begin(at, markers);
        }
      }
    }
  }

  private void begin(long at, JpegHeader markers) throws BlockScan.UnreadableException {
    check(frame == null);
    JpegFrame header = required(JpegFrame.of(file, at).orElse(null));
    int width = header.width();
    int height = header.height();
    check((long) width * height <= job.maxPixels());
    check(header.components().size() == 1 || markers.colours() == JpegHeader.Colours.LUMA_CHROMA);
    denominator = choice.applyAsInt(header);
    check(denominator == 8 || (denominator == 4 && !header.progressive()));
    JpegFrame.Component first = header.components().getFirst();
    luma = new LumaBlocks(
        header.groupsAcross() * first.across(),
        header.groupsDown() * first.down(),
        denominator == 8 ? 1 : LumaBlocks.DETAIL);
    frame = header;
  }

  // Returns where the marker after the scan begins.
  private long scan(long at) throws BlockScan.UnreadableException {
    JpegFrame picture = required(frame);
    ScanHeader header = required(ScanHeader.of(file, at, picture).orElse(null));
    if (!header.hasLuma(picture) || header.firstCoefficient() > 0) {
      return entropy.passScan(header.dataAt());
    }
    if (quantisers == null) {
      quantisers = tables.quantisers(picture.components().getFirst().quantisers());
    }
    LumaBlocks blocks = required(luma);
    ScanPlan plan =
        required(ScanPlan.of(picture, header, tables.restartInterval(), blocks.columns()));
    BlockScan.Groups groups = groups(header, plan, blocks, picture.progressive());
    bitsLeft = header.bitsLeft();
    return new BlockScan(entropy, plan, groups).run(header.dataAt());
  }

  private BlockScan.Groups groups(
      ScanHeader header, ScanPlan plan, LumaBlocks blocks, boolean progressive)
      throws BlockScan.UnreadableException {
    if (!progressive) {
      check(header.isSequential());
      return new SequentialGroups(plan, tables, blocks);
    }
    check(header.lastCoefficient() == 0);
    if (header.bitsBefore() == 0) {
      check(bitsLeft < 0);
      return new FirstBits(plan, header, tables, blocks);
    }
    check(header.bitsBefore() == bitsLeft && header.bitsLeft() == bitsLeft - 1);
    return new NextBit(plan, header, blocks);
  }

  private DecodedPicture picture(JpegHeader markers) throws BlockScan.UnreadableException {
    JpegFrame picture = required(frame);
    return new DecodedPicture(
        required(luma).picture(picture.width(), picture.height(), required(quantisers)),
        picture.width(),
        picture.height(),
        denominator,
        markers.exifOrientation(),
        false);
  }

  private static void check(boolean readable) throws BlockScan.UnreadableException {
    if (!readable) {
      throw new BlockScan.UnreadableException();
    }
  }

  private static <T> T required(@Nullable T value) throws BlockScan.UnreadableException {
    if (value == null) {
      throw new BlockScan.UnreadableException();
    }
    return value;
  }
}
