package org.recourse.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tiles as tlog-tiles has them, and the tree that is read from them alone.
class TilesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "1, 999, 256, tile/1/999",
    "0, 1234067, 256, tile/0/x001/x234/067",
    "2, 1000, 17, tile/2/x001/000.p/17",
  })
  void pathsAreThoseOfTheSpecification(int level, long number, int width, String path) {
    assertThat(new Tile(level, number, width).path()).isEqualTo(path);
  }

  @Test
  void entriesHaveTheirOwnPath() {
    assertThat(new Tile(0, 1_234_067, 5).entriesPath()).isEqualTo("tile/entries/x001/x234/067.p/5");
  }

  // "A tree of size 70,000 will be represented by 273 full level 0 tiles, one partial level 0 tile
  // of width 112, one full level 1 tile, one partial level 1 tile of width 17, and one partial
  // level 2 tile of width 1."
  @Test
  void treeOf70000IsMadeOfTheTilesOfTheSpecification() {
    List<Tile> tiles = Tile.grown(0, 70_000);
    assertThat(tiles).hasSize(273 + 1 + 1 + 1 + 1);
    assertThat(tiles.subList(273, 277))
        .containsExactly(
            new Tile(0, 273, 112), new Tile(1, 0, 256), new Tile(1, 1, 17), new Tile(2, 0, 1));
    assertThat(Tile.grown(0, 256)).containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
    assertThat(Tile.grown(70_000, 70_000)).isEmpty();
    assertThat(Tile.grown(70_000, 70_001)).containsExactly(new Tile(0, 273, 113));
  }

  @Test
  void treeIsReadFromItsTilesAlone() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<Tile, byte[]> stored = new HashMap<>();
    MerkleTreeTest.Plain log = new MerkleTreeTest.Plain();
    long size = 0;
    while (size < 1_500) {
      long before = size;
      size += 1 + random.nextInt(400);
      for (long i = before; i < size; i++) {
        log.add(MerkleTreeTest.entry((int) i));
      }
      for (Tile tile : Tile.grown(before, size)) {
        stored.put(tile, bytes(tile, log));
      }
      MerkleTree tree = new MerkleTree(
          size, new Tiles(size, tile -> Objects.requireNonNull(stored.get(tile), tile.path())));
      assertThat(tree.root()).as("seed " + seed).isEqualTo(log.root(0, (int) size));
      int leaf = random.nextInt((int) size);
      assertThat(
              tree.inclusion(leaf).isOf(TreeHash.ofLeaf(MerkleTreeTest.entry(leaf)), tree.root()))
          .as("seed " + seed)
          .isTrue();
      if (before > 0) {
        assertThat(tree.consistency(before).isOf(log.root(0, (int) before), tree.root()))
            .as("seed " + seed)
            .isTrue();
      }
    }
  }

  // By the definition: each hash of a level is over a full tile below.
  private static byte[] bytes(Tile tile, MerkleTreeTest.Plain log) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < tile.width(); i++) {
      bytes.writeBytes(
          log.hash(tile.level() * Tile.HEIGHT, tile.number() * Tile.FULL + i).bytes());
    }
    return bytes.toByteArray();
  }
}
