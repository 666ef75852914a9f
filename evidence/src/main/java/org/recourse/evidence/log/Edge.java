package org.recourse.evidence.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The right edge of a log's tree: the tile of each level that is not full yet, and the entries
/// of the lowest. That is all that is needed to make it grow, and to know its root.
///
/// Used by one thread at a time.
final class Edge {

  private final List<byte[]> tiles = new ArrayList<>();
  private byte[] entries = new byte[0];
  private long size;

  /// A tree without leaves.
  Edge() {}

  /// A copy, which grows by itself.
  Edge(Edge other) {
    tiles.addAll(other.tiles);
    entries = other.entries;
    size = other.size;
  }

  /// The edge of a tree that is on the disk.
  ///
  /// @param tiles the bytes of the partial tile of each level, empty where there is none
  /// @param entries the bytes of the partial bundle of entries
  Edge(long size, List<byte[]> tiles, byte[] entries) {
    this.size = size;
    this.tiles.addAll(tiles);
    this.entries = entries.clone();
  }

  long size() {
    return size;
  }

  /// Adds entries, and returns what must be written, by its path: all tiles and bundles that are
  /// full now, and those at the edge.
  Map<String, byte[]> add(List<byte[]> added) {
    Map<String, byte[]> written = new LinkedHashMap<>();
    for (byte[] entry : added) {
      entries = joined(entries, framed(entry));
      push(0, TreeHash.ofLeaf(entry), written);
      size++;
      if (size % Tile.FULL == 0) {
        written.put(new Tile(0, size / Tile.FULL - 1, Tile.FULL).entriesPath(), entries);
        entries = new byte[0];
      }
    }
    edge(written);
    return written;
  }

  private void push(int level, TreeHash hash, Map<String, byte[]> written) {
    if (tiles.size() == level) {
      tiles.add(new byte[0]);
    }
    byte[] tile = joined(tiles.get(level), hash.bytes());
    if (tile.length < Tile.FULL * TreeHash.BYTES) {
      tiles.set(level, tile);
      return;
    }
    tiles.set(level, new byte[0]);
    long number = ((size + 1) >>> ((level + 1) * Tile.HEIGHT)) - 1;
    written.put(new Tile(level, number, Tile.FULL).path(), tile);
    push(level + 1, Tiles.above(tile, 0, Tile.FULL), written);
  }

  private void edge(Map<String, byte[]> written) {
    for (int level = 0; level < tiles.size(); level++) {
      int width = tiles.get(level).length / TreeHash.BYTES;
      if (width > 0) {
        written.put(tile(level, width).path(), tiles.get(level));
        if (level == 0) {
          written.put(tile(level, width).entriesPath(), entries);
        }
      }
    }
  }

  private Tile tile(int level, int width) {
    return new Tile(level, size >>> ((level + 1) * Tile.HEIGHT), width);
  }

  /// Returns the root.
  TreeHash root() {
    // Every complete subtree at the right edge is in one of these tiles.
    return new MerkleTree(
            size,
            new Tiles(
                size,
                tile -> tiles.get(tile.level()).length == 0 ? full(tile) : tiles.get(tile.level())))
        .root();
  }

  private static byte[] full(Tile tile) {
    throw new AssertionError("the root needs nothing but the edge: " + tile.path());
  }

  // An entry in a bundle: its length in two bytes, and itself (tlog-tiles).
  private static byte[] framed(byte[] entry) {
    return ByteBuffer.allocate(Short.BYTES + entry.length)
        .putShort((short) entry.length)
        .put(entry)
        .array();
  }

  /// Returns the entries of a bundle.
  ///
  /// @param path of which file, for the message
  static List<byte[]> entries(byte[] bundle, String path) throws CorruptLogException {
    List<byte[]> entries = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(bundle);
    while (rest.remaining() >= Short.BYTES) {
      byte[] entry = new byte[Short.toUnsignedInt(rest.getShort())];
      if (rest.remaining() < entry.length) {
        break;
      }
      rest.get(entry);
      entries.add(entry);
    }
    if (rest.hasRemaining()) {
      throw new CorruptLogException(path, "whole entries");
    }
    return entries;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
