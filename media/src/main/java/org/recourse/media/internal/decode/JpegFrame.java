package org.recourse.media.internal.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a JPEG's frame header says, if it is of a kind that [ReducedJpeg] reads: Huffman codes, 8
/// bits, grey or brightness with two colours, brightness at full size.
///
/// @param width columns
/// @param height rows
/// @param progressive whether the coefficients come in several scans
/// @param components one or three; the first is brightness
record JpegFrame(int width, int height, boolean progressive, List<Component> components) {

  private static final int BASELINE = 0xc0;
  private static final int EXTENDED = 0xc1;
  private static final int PROGRESSIVE = 0xc2;
  private static final int BLOCK = 8;

  /// One component.
  ///
  /// @param id by which scans name it
  /// @param across blocks in a group, 1 to 4
  /// @param down rows of blocks in a group, 1 to 4
  /// @param quantisers which table
  record Component(int id, int across, int down, int quantisers) {}

  /// Reads the header.
  ///
  /// @param at where its marker begins
  static Optional<JpegFrame> of(WholeFile file, long at) {
    int kind = file.at(at + 1);
    int height = file.u16(at + 5);
    int width = file.u16(at + 7);
    int count = file.at(at + 9);
    boolean readable = (kind == BASELINE || kind == EXTENDED || kind == PROGRESSIVE)
        && file.at(at + 4) == BLOCK
        && width > 0
        && height > 0
        && (count == 1 || count == 3)
        && file.u16(at + 2) == 8 + 3 * count;
    if (!readable) {
      return Optional.empty();
    }
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long entry = at + 10 + 3L * i;
      int sampling = Math.max(0, file.at(entry + 1));
      components.add(new Component(
          file.at(entry), sampling >> 4, sampling & 15, Math.max(0, file.at(entry + 2))));
    }
    JpegFrame frame = new JpegFrame(width, height, kind == PROGRESSIVE, components);
    return frame.isSound() ? Optional.of(frame) : Optional.empty();
  }

  private boolean isSound() {
    Component luma = components.getFirst();
    boolean distinct =
        components.stream().map(Component::id).distinct().count() == components.size();
    return distinct
        && components.stream()
            .allMatch(c -> c.across >= 1
                && c.across <= luma.across
                && luma.across <= 4
                && c.down >= 1
                && c.down <= luma.down
                && luma.down <= 4
                && c.quantisers <= 3);
  }

  /// Returns how many groups of blocks make a row where components are interleaved.
  int groupsAcross() {
    return divided(width, BLOCK * components.getFirst().across());
  }

  /// Returns how many rows of groups there are where components are interleaved.
  int groupsDown() {
    return divided(height, BLOCK * components.getFirst().down());
  }

  /// Returns how many blocks of brightness make a row where it is alone in its scan.
  int blocksAcross() {
    return divided(width, BLOCK);
  }

  /// Returns how many rows of blocks of brightness there are where it is alone in its scan.
  int blocksDown() {
    return divided(height, BLOCK);
  }

  private static int divided(int value, int by) {
    return (value + by - 1) / by;
  }
}
