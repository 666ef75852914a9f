package org.recourse.media.internal.decode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Huffman codes of random lengths up to 16 for some symbols, none of them all ones.
final class RandomCodes {

  private final List<Integer> symbols;
  private final int[] counts = new int[16];
  private final int[] codes = new int[256];
  private final int[] lengths = new int[256];

  private RandomCodes(List<Integer> symbols) {
    this.symbols = symbols;
  }

  int code(int symbol) {
    return codes[symbol];
  }

  int length(int symbol) {
    return lengths[symbol];
  }

  /// Splits leaves of a tree at random until each symbol has one, and one is left over.
  static RandomCodes of(List<Integer> symbols, Random random) {
    List<Integer> depths = new ArrayList<>(List.of(0));
    while (depths.size() <= symbols.size()) {
      int leaf = random.nextInt(depths.size());
      int depth = depths.get(leaf);
      if (depth < 16) {
        depths.set(leaf, depth + 1);
        depths.add(depth + 1);
      }
    }
    Collections.sort(depths);
    List<Integer> shuffled = new ArrayList<>(symbols);
    Collections.shuffle(shuffled, random);
    RandomCodes made = new RandomCodes(shuffled);
    int code = 0;
    int length = 0;
    for (int i = 0; i < shuffled.size(); i++) {
      code <<= depths.get(i) - length;
      length = depths.get(i);
      made.codes[shuffled.get(i)] = code++;
      made.lengths[shuffled.get(i)] = length;
      made.counts[length - 1]++;
    }
    return made;
  }

  /// Returns the body of the table's segment.
  byte[] segment(int head) {
    byte[] bytes = new byte[17 + symbols.size()];
    bytes[0] = (byte) head;
    for (int i = 0; i < 16; i++) {
      bytes[1 + i] = (byte) counts[i];
    }
    for (int i = 0; i < symbols.size(); i++) {
      bytes[17 + i] = symbols.get(i).byteValue();
    }
    return bytes;
  }
}
