package org.recourse.evidence.log;

import java.util.ArrayList;
import java.util.List;

/// Which tile of a log (tlog-tiles): up to 256 hashes side by side. Immutable.
///
/// @param level 0 for the leaves' hashes, 1 for the hashes of full tiles of leaves, and so on
/// @param number its place in the level, from 0
/// @param width how many hashes it holds, 1 to 256; fewer than 256 at the right edge of the tree
public record Tile(int level, long number, int width) {

  /// How many hashes a full tile holds.
  public static final int FULL = 256;

  /// How many levels of the tree are in one of the tiles.
  static final int HEIGHT = 8;

  private static final int MOST_LEVELS = 64;
  private static final int STEP = 1_000;

  /// Checks the numbers.
  public Tile {
    if (level < 0 || level >= MOST_LEVELS || number < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException(
          "no tile: level " + level + ", number " + number + ", width " + width);
    }
  }

  /// Returns the path under which a log has it, as `tile/0/x001/x234/067.p/5`.
  public String path() {
    return "tile/" + level + '/' + place();
  }

  /// Returns the path under which a log has the entries of a tile of leaves.
  public String entriesPath() {
    return "tile/entries/" + place();
  }

  private String place() {
    StringBuilder path = new StringBuilder(String.format("%03d", number % STEP));
    for (long rest = number / STEP; rest > 0; rest /= STEP) {
      path.insert(0, String.format("x%03d/", rest % STEP));
    }
    return width == FULL ? path.toString() : path + ".p/" + width;
  }

  /// Returns all tiles of a log of this size that are not in one of another size, those of the
  /// leaves first: what is written when a log grows.
  ///
  /// @param before its size before, 0 to size
  public static List<Tile> grown(long before, long size) {
    if (before < 0 || before > size) {
      throw new IllegalArgumentException("size before must be 0 to " + size + ": " + before);
    }
    List<Tile> tiles = new ArrayList<>();
    for (int level = 0; size >>> (level * HEIGHT) > 0; level++) {
      long old = before >>> (level * HEIGHT);
      long hashes = size >>> (level * HEIGHT);
      if (hashes == old) {
        break;
      }
      for (long number = old / FULL; number * FULL < hashes; number++) {
        tiles.add(new Tile(level, number, (int) Math.min(FULL, hashes - number * FULL)));
      }
    }
    return tiles;
  }

  /// Returns the tile of a log of this size that holds a hash of a level.
  static Tile with(int level, long index, long size) {
    long hashes = size >>> (level * HEIGHT);
    long number = index / FULL;
    return new Tile(level, number, (int) Math.min(FULL, hashes - number * FULL));
  }
}
