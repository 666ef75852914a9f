package org.recourse.match.internal;

/// A set of numbers in one array, for millions of them. For one thread.
final class LongSet {

  private long[] slots = new long[1024];
  private int count;
  private boolean hasZero;

  /// Returns whether the number was not there before.
  boolean add(long number) {
    if (number == 0) {
      boolean added = !hasZero;
      hasZero = true;
      return added;
    }
    if (count > slots.length / 2) {
      grow();
    }
    return insert(number);
  }

  private boolean insert(long number) {
    int mask = slots.length - 1;
    int at = (int) ((number * 0x9e37_79b9_7f4a_7c15L) >>> 32) & mask;
    while (slots[at] != 0) {
      if (slots[at] == number) {
        return false;
      }
      at = (at + 1) & mask;
    }
    slots[at] = number;
    count++;
    return true;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[Math.multiplyExact(2, old.length)];
    count = 0;
    for (long number : old) {
      if (number != 0) {
        insert(number);
      }
    }
  }
}
