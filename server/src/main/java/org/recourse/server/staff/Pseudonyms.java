package org.recourse.server.staff;

import java.security.SecureRandom;

/// Names by which the staff knows each other: a tree and two digits. They say nothing of who it
/// is, and can be said aloud.
final class Pseudonyms {

  private static final String[] TREES = {
    "alder", "almond", "apple", "ash", "aspen", "beech", "birch", "cedar", "cherry", "chestnut",
    "cypress", "ebony", "elder", "elm", "fig", "fir", "ginkgo", "hazel", "holly", "juniper",
    "larch", "laurel", "lemon", "lime", "linden", "maple", "mulberry", "oak", "olive", "pear",
    "pine", "plane", "plum", "poplar", "quince", "rowan", "spruce", "walnut", "willow", "yew"
  };

  private final SecureRandom random;

  Pseudonyms(SecureRandom random) {
    this.random = random;
  }

  /// Returns one of 3,600, which may be taken.
  String next() {
    return TREES[random.nextInt(TREES.length)] + "-" + random.nextInt(10, 100);
  }
}
