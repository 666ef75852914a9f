package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.AV_STREAM_GROUP_PARAMS_TILE_GRID;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.AVStreamGroup;
import org.bytedeco.ffmpeg.avformat.AVStreamGroupTileGrid;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.Pixels;
import org.recourse.media.RefusalReason;
import org.recourse.media.internal.wire.Job;

/// Decodes HEIC and AVIF. Phones store a picture as a grid of tiles, each a picture of its own;
/// they are decoded one after another and put together here.
final class HeifPicture {

  private final FramePixels pixels = new FramePixels();
  private final AVFrame frame = av_frame_alloc();
  private final NativeBuffer canvas = new NativeBuffer();

  /// Decodes the primary picture. The result is valid until the next call.
  DecodedPicture decode(Input input, Job job) throws IOException, Refusal {
    try {
      return decodePrimary(input, job);
    } catch (Refusal e) {
      // a picture cut short inside its data looks damaged to its decoder
      throw e.reason() == RefusalReason.DAMAGED && IsoBoxes.isTruncated("mov", input)
          ? incomplete()
          : e;
    }
  }

  private DecodedPicture decodePrimary(Input input, Job job) throws IOException, Refusal {
    try (Container container = Container.open("mov", input)) {
      AVStreamGroup grid = primaryGrid(container.context());
      if (grid != null) {
        return decodeGrid(container, grid, job);
      }
      AVStream stream = primaryStream(container.context());
      PictureAnswer.checkPixels(stream.codecpar().width(), stream.codecpar().height(), job);
      discardAllBut(container.context(), List.of(stream.index()));
      if (!decodeTile(container, stream, job)) {
        throw incomplete();
      }
      return new DecodedPicture(
          pixels.of(frame, job.request().reduced()),
          frame.width(),
          frame.height(),
          1,
          orientation(stream.codecpar().coded_side_data(), stream.codecpar().nb_coded_side_data()),
          false);
    }
  }

  private static @Nullable AVStreamGroup primaryGrid(AVFormatContext context) {
    AVStreamGroup found = null;
    for (int i = 0; i < context.nb_stream_groups(); i++) {
      AVStreamGroup group = context.stream_groups(i);
      if (group.type() == AV_STREAM_GROUP_PARAMS_TILE_GRID
          && (found == null || (group.disposition() & AV_DISPOSITION_DEFAULT) != 0)) {
        found = group;
      }
    }
    return found;
  }

  private static AVStream primaryStream(AVFormatContext context) throws Refusal {
    AVStream found = null;
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream stream = context.streams(i);
      if (stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO
          && (found == null || (stream.disposition() & AV_DISPOSITION_DEFAULT) != 0)) {
        found = stream;
      }
    }
    if (found == null) {
      throw new Refusal(RefusalReason.NO_FRAMES, "there is no picture in this file");
    }
    return found;
  }

  private static void discardAllBut(AVFormatContext context, List<Integer> wanted) {
    for (int i = 0; i < context.nb_streams(); i++) {
      if (!wanted.contains(i)) {
        context.streams(i).discard(AVDISCARD_ALL);
      }
    }
  }

  private DecodedPicture decodeGrid(Container container, AVStreamGroup group, Job job)
      throws IOException, Refusal {
    AVStreamGroupTileGrid grid = group.params_tile_grid();
    PictureAnswer.checkPixels(grid.coded_width(), grid.coded_height(), job);
    PictureAnswer.checkPixels(grid.width(), grid.height(), job);
    if (group.nb_streams() != grid.nb_tiles()) {
      throw new Refusal(RefusalReason.UNSUPPORTED, "the picture repeats its tiles");
    }
    List<Integer> tiles = new ArrayList<>();
    for (int i = 0; i < group.nb_streams(); i++) {
      tiles.add(group.streams(i).index());
    }
    discardAllBut(container.context(), tiles);
    int width = Math.min(grid.width(), grid.coded_width());
    int height = Math.min(grid.height(), grid.coded_height());
    Tiling tiling = new Tiling(width, height, grid, job.request().reduced());
    AVPacket packet = av_packet_alloc();
    try {
      while (tiling.placed < tiles.size() && container.next(packet)) {
        int tile = tiles.indexOf(packet.stream_index());
        if (tile >= 0) {
          AVStream stream = container.context().streams(packet.stream_index());
          decodePacket(stream, packet, job);
          tiling.place(tile, pixels.of(frame, job.request().reduced()));
        }
        av_packet_unref(packet);
      }
    } finally {
      av_packet_free(packet);
    }
    if (tiling.placed < tiles.size()) {
      throw incomplete();
    }
    return new DecodedPicture(
        tiling.pixels(),
        width,
        height,
        1,
        orientation(grid.coded_side_data(), grid.nb_coded_side_data()),
        false);
  }

  private boolean decodeTile(Container container, AVStream stream, Job job)
      throws IOException, Refusal {
    AVPacket packet = av_packet_alloc();
    try {
      while (container.next(packet)) {
        if (packet.stream_index() == stream.index()) {
          decodePacket(stream, packet, job);
          return true;
        }
        av_packet_unref(packet);
      }
      return false;
    } finally {
      av_packet_free(packet);
    }
  }

  private void decodePacket(AVStream stream, AVPacket packet, Job job) throws Refusal {
    try (Decoder decoder = Decoder.open(stream.codecpar(), job)) {
      FfmpegError.check(decoder.send(packet));
      int result = decoder.receive(frame);
      if (result == AVERROR_EAGAIN()) {
        decoder.send(null);
        result = decoder.receive(frame);
      }
      FfmpegError.check(result);
    }
  }

  private static Refusal incomplete() {
    return new Refusal(RefusalReason.TRUNCATED, "the file ends before its picture does");
  }

  /*
   * The turning that the file asks for, as an EXIF number. Four numbers of the matrix
   * say where the axes go; for quarter turns and mirrors only their signs matter.
   */
  private static int orientation(@Nullable AVPacketSideData sideData, int count) {
    AVPacketSideData found = sideData == null
        ? null
        : av_packet_side_data_get(sideData, count, AV_PKT_DATA_DISPLAYMATRIX);
    if (found == null || found.size() < 36) {
      return 1;
    }
    MemorySegment matrix = FramePixels.memory(found.data(), 36);
    int a = Integer.signum(matrix.getAtIndex(ValueLayout.JAVA_INT, 0));
    int b = Integer.signum(matrix.getAtIndex(ValueLayout.JAVA_INT, 1));
    int c = Integer.signum(matrix.getAtIndex(ValueLayout.JAVA_INT, 3));
    int d = Integer.signum(matrix.getAtIndex(ValueLayout.JAVA_INT, 4));
    if (b == 0 && c == 0) {
      return a >= 0 ? (d >= 0 ? 1 : 4) : (d >= 0 ? 2 : 3);
    }
    return b >= 0 ? (c >= 0 ? 5 : 6) : (c >= 0 ? 8 : 7);
  }

  /// Where tiles are put together: row after row, all of the size of the first.
  private final class Tiling {
    private final int width;
    private final int height;
    private final AVStreamGroupTileGrid grid;
    private final int channels;
    private final MemorySegment memory;
    private int placed;

    private Tiling(int width, int height, AVStreamGroupTileGrid grid, boolean grey) {
      this.width = width;
      this.height = height;
      this.grid = grid;
      this.channels = grey ? 1 : 3;
      this.memory = canvas.atLeast((long) width * height * channels);
    }

    private void place(int index, Pixels tile) throws Refusal {
      int columns = Math.max(1, grid.coded_width() / tile.width());
      long left = (long) index % columns * tile.width();
      long top = (long) index / columns * tile.height();
      if (tile.channels() != channels || left >= width || top >= height) {
        throw new Refusal(RefusalReason.UNSUPPORTED, "the picture's tiles do not fit together");
      }
      int count = (int) Math.min(tile.width(), width - left);
      byte[] row = new byte[tile.width() * channels];
      for (int y = 0; y < tile.height() && top + y < height; y++) {
        tile.row(y, row);
        long at = ((top + y) * width + left) * channels;
        MemorySegment.copy(row, 0, memory, ValueLayout.JAVA_BYTE, at, count * channels);
      }
      placed++;
    }

    private Pixels pixels() {
      return new SegmentPixels(width, height, channels, Plane.of(memory, (long) width * channels));
    }
  }
}
