package org.recourse.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tree, against the definition of RFC 6962 written down as it stands there.
class MerkleTreeTest {

  private static final int MOST = 130;

  // The leaves and roots with which the authors of RFC 6962 test their own log.
  private static final List<String> LEAVES = List.of(
      "",
      "00",
      "10",
      "2021",
      "3031",
      "40414243",
      "5051525354555657",
      "606162636465666768696a6b6c6d6e6f");

  /// A log that remembers everything, and computes each hash from the leaves.
  static final class Plain implements HashReader {
    private final List<TreeHash> leaves = new ArrayList<>();

    static Plain of(int size) {
      Plain plain = new Plain();
      for (int i = 0; i < size; i++) {
        plain.add(entry(i));
      }
      return plain;
    }

    void add(byte[] entry) {
      leaves.add(TreeHash.ofLeaf(entry));
    }

    TreeHash root(int from, int to) {
      if (to - from == 0) {
        return TreeHash.OF_NOTHING;
      }
      if (to - from == 1) {
        return leaves.get(from);
      }
      int k = 1;
      while (2 * k < to - from) {
        k *= 2;
      }
      return TreeHash.ofNode(root(from, from + k), root(from + k, to));
    }

    @Override
    public TreeHash hash(int height, long index) {
      return root((int) (index << height), (int) ((index + 1) << height));
    }
  }

  static byte[] entry(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  })
  void rootsAreThoseOfOtherLogs(int size, String root) {
    Plain log = new Plain();
    LEAVES.subList(0, size).forEach(leaf -> log.add(HexFormat.of().parseHex(leaf)));
    assertThat(new MerkleTree(size, log).root()).hasToString(root);
  }

  @Test
  void everyLeafOfEveryTreeIsProvedAndNoOther() {
    Plain log = Plain.of(MOST);
    for (int size = 1; size <= MOST; size++) {
      MerkleTree tree = new MerkleTree(size, log);
      TreeHash root = log.root(0, size);
      assertThat(tree.root()).isEqualTo(root);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = tree.inclusion(index);
        TreeHash leaf = TreeHash.ofLeaf(entry(index));
        assertThat(proof.isOf(leaf, root)).as(size + "/" + index).isTrue();
        assertThat(proof.isOf(TreeHash.ofLeaf(entry(index + 1)), root)).isFalse();
        assertThat(proof.isOf(leaf, TreeHash.ofNode(root, leaf))).isFalse();
        assertThat(isProvedElsewhere(proof, leaf, root)).as(size + "/" + index).isFalse();
      }
    }
  }

  // At another place of the same tree, shortened, lengthened, with two hashes exchanged.
  private static boolean isProvedElsewhere(InclusionProof proof, TreeHash leaf, TreeHash root) {
    for (long index = 0; index < proof.size(); index++) {
      if (index != proof.index()
          && new InclusionProof(index, proof.size(), proof.path()).isOf(leaf, root)) {
        return true;
      }
    }
    List<List<TreeHash>> others = new ArrayList<>();
    others.add(longer(proof.path(), root));
    if (!proof.path().isEmpty()) {
      others.add(proof.path().subList(1, proof.path().size()));
      others.add(proof.path().subList(0, proof.path().size() - 1));
    }
    if (proof.path().size() > 1) {
      others.add(proof.path().reversed());
    }
    return others.stream()
        .filter(path -> !path.equals(proof.path()))
        .anyMatch(path -> new InclusionProof(proof.index(), proof.size(), path).isOf(leaf, root));
  }

  private static List<TreeHash> longer(List<TreeHash> path, TreeHash more) {
    List<TreeHash> longer = new ArrayList<>(path);
    longer.add(more);
    return longer;
  }

  @Test
  void thatATreeOnlyGrewIsProvedBetweenAnyTwoSizesAndNotOfAnother() {
    Plain log = Plain.of(MOST);
    for (int after = 1; after <= MOST; after++) {
      MerkleTree tree = new MerkleTree(after, log);
      for (int before = 1; before <= after; before++) {
        ConsistencyProof proof = tree.consistency(before);
        TreeHash old = log.root(0, before);
        TreeHash now = log.root(0, after);
        assertThat(proof.isOf(old, now)).as(before + " to " + after).isTrue();
        TreeHash forged = TreeHash.ofNode(old, now);
        assertThat(proof.isOf(forged, now)).isFalse();
        assertThat(proof.isOf(old, forged)).isFalse();
        assertThat(new ConsistencyProof(before, after, longer(proof.path(), old)).isOf(old, now))
            .isFalse();
        if (!proof.path().isEmpty()) {
          List<TreeHash> shorter = proof.path().subList(0, proof.path().size() - 1);
          assertThat(new ConsistencyProof(before, after, shorter).isOf(old, now))
              .isFalse();
        }
      }
    }
  }

  @Test
  void historyThatWasRewrittenHasNoProof() {
    Plain log = Plain.of(100);
    Plain other = Plain.of(40);
    other.leaves.set(17, TreeHash.ofLeaf(entry(1_000)));
    for (int i = 40; i < 100; i++) {
      other.add(entry(i));
    }
    ConsistencyProof forged = new MerkleTree(100, other).consistency(64);
    assertThat(forged.isOf(log.root(0, 64), other.root(0, 100))).isFalse();
  }

  @Test
  void placesThatAreNotThereAreRefused() {
    MerkleTree tree = new MerkleTree(3, Plain.of(3));
    assertThatThrownBy(() -> tree.inclusion(3)).hasMessage("index must be 0 to 2: 3");
    assertThatThrownBy(() -> tree.consistency(0)).hasMessage("size before must be 1 to 3: 0");
    assertThatThrownBy(() -> new MerkleTree(-1, Plain.of(0))).hasMessageContaining("-1");
    assertThatThrownBy(() -> TreeHash.of(new byte[31])).hasMessageContaining("31");
  }
}
