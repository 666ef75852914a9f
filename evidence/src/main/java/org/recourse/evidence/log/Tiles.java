package org.recourse.evidence.log;

import java.util.Arrays;

/// The hashes of a log of some size, from its tiles. May be shared between threads if the source
/// may.
///
/// @param size how many leaves the log had when its tiles were as they are asked for
/// @param source gives a tile's hashes, `width` times 32 bytes
public record Tiles(long size, Source source) implements HashReader {

  /// Gives tiles.
  @FunctionalInterface
  public interface Source {

    /// Returns a tile's hashes, side by side, `width` times 32 bytes.
    byte[] read(Tile tile);
  }

  @Override
  public TreeHash hash(int height, long index) {
    int level = height / Tile.HEIGHT;
    int within = height % Tile.HEIGHT;
    long first = index << within;
    byte[] tile = source.read(Tile.with(level, first, size));
    int from = (int) (first % Tile.FULL);
    return above(tile, from, 1 << within);
  }

  /// Returns the hash over hashes of one tile, a power of two of them.
  static TreeHash above(byte[] tile, int from, int count) {
    if (count == 1) {
      int start = from * TreeHash.BYTES;
      return TreeHash.of(Arrays.copyOfRange(tile, start, start + TreeHash.BYTES));
    }
    int half = count / 2;
    return TreeHash.ofNode(above(tile, from, half), above(tile, from + half, half));
  }
}
