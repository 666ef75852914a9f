package org.recourse.media.internal.decode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the blocks of a scan follow each other. Immutable.
///
/// @param groupsAcross groups in a row
/// @param groupsDown rows of groups
/// @param columns blocks of brightness in a group's row; 1 where a component is alone
/// @param rows rows of blocks of brightness in a group, likewise
/// @param stride blocks of brightness in a row of the picture
/// @param restartInterval after how many groups a marker comes, 0 for never
/// @param places the blocks of a group, in their order
record ScanPlan(
    int groupsAcross,
    int groupsDown,
    int columns,
    int rows,
    int stride,
    int restartInterval,
    List<Place> places) {

  private static final int MAX_BLOCKS = 10;

  /// One block of a group.
  ///
  /// @param part whose it is
  /// @param offset for brightness, how many blocks after the group's first it lies; else -1
  record Place(ScanHeader.Part part, int offset) {}

  /// Returns the plan, or null if a group would have too many blocks.
  static @Nullable ScanPlan of(
      JpegFrame frame, ScanHeader header, int restartInterval, int stride) {
    boolean alone = header.parts().size() == 1;
    JpegFrame.Component luma = frame.components().getFirst();
    List<Place> places = new ArrayList<>();
    for (ScanHeader.Part part : header.parts()) {
      JpegFrame.Component component = part.component();
      for (int row = 0; row < (alone ? 1 : component.down()); row++) {
        for (int column = 0; column < (alone ? 1 : component.across()); column++) {
          boolean kept = component.equals(luma);
          places.add(new Place(part, kept ? row * stride + column : -1));
        }
      }
    }
    if (places.size() > MAX_BLOCKS) {
      return null;
    }
    return new ScanPlan(
        alone ? frame.blocksAcross() : frame.groupsAcross(),
        alone ? frame.blocksDown() : frame.groupsDown(),
        alone ? 1 : luma.across(),
        alone ? 1 : luma.down(),
        stride,
        restartInterval,
        List.copyOf(places));
  }

  /// Returns the index of a group's upper left block of brightness.
  int block(int row, int column) {
    return row * rows * stride + column * columns;
  }

  /// Returns for each place its offset.
  int[] offsets() {
    return places.stream().mapToInt(Place::offset).toArray();
  }
}
