package org.recourse.media.internal.decode;

/// Reads the blocks of a sequential scan: keeps the first coefficients of brightness and passes
/// over all others.
final class SequentialGroups implements BlockScan.Groups {

  /*
   * Bits stand in `buffer` from the highest on; `left` of them are sure to be there. A refill ORs in
   * the eight bytes at `at`, shifted to where they belong, and moves on by as many whole bytes as
   * found room: no branch, and no count of what is in there beyond `left`. It leaves at least 56
   * bits, enough for three leaps. (Fabian Giesen, "Reading bits in far too many ways", variant 4.)
   */

  private static final int REFILLED = 56;
  private static final int FIRST_SHIFT = Long.SIZE - HuffmanTable.WINDOW;
  private static final int BLOCK = 64;

  private final int[][] openings;
  private final int[][] steps;
  private final char[][] leaps;
  private final HuffmanTable[] firsts;
  private final HuffmanTable[] others;
  private final int[] offsets;
  private final int columns;
  private final int kept;
  private final short[] coefficients;
  private int previous;
  private int endedAt;

  /// Prepares to read.
  ///
  /// @throws BlockScan.UnreadableException if a table is missing
  SequentialGroups(ScanPlan plan, JpegTables tables, LumaBlocks luma)
      throws BlockScan.UnreadableException {
    int count = plan.places().size();
    openings = new int[count][];
    steps = new int[count][];
    leaps = new char[count][];
    firsts = new HuffmanTable[count];
    others = new HuffmanTable[count];
    for (int i = 0; i < count; i++) {
      ScanHeader.Part part = plan.places().get(i).part();
      HuffmanTable first = tables.firsts(part.firsts());
      HuffmanTable other = tables.others(part.others());
      if (first == null || other == null) {
        throw new BlockScan.UnreadableException();
      }
      firsts[i] = first;
      others[i] = other;
      boolean detailed = luma.kept() > 1 && plan.places().get(i).offset() >= 0;
      openings[i] = detailed ? first.steps() : first.openings(other);
      steps[i] = other.steps();
      leaps[i] = other.leaps();
    }
    offsets = plan.offsets();
    columns = plan.columns();
    kept = luma.kept();
    coefficients = luma.coefficients();
  }

  @Override
  public void restart() {
    previous = 0;
  }

  @Override
  public int endedAt() {
    return endedAt;
  }

  @Override
  public int read(byte[] bytes, int bit, int enough, int block, int count) {
    int at = bit >>> 3;
    long buffer = EntropyBytes.bits(bytes, at) << (bit & 7);
    int left = REFILLED - (bit & 7);
    at += 7;
    int done = 0;
    int luma = previous;
    for (; done < count && at <= enough; done++, block += columns) {
      for (int place = 0; place < offsets.length; place++) {
        buffer |= EntropyBytes.bits(bytes, at) >>> left;
        at += (63 - left) >>> 3;
        left |= REFILLED;
        int step = openings[place][(int) (buffer >>> FIRST_SHIFT)];
        if (step == 0) {
          step = firsts[place].step(buffer);
          if (step == 0) {
            return -1;
          }
        }
        buffer <<= step;
        left -= step & 0xff;
        int k = 1 + ((step >>> 8) & 0xff);
        if (offsets[place] >= 0) {
          luma += step >> 16;
          int to = (block + offsets[place]) * kept;
          coefficients[to] = (short) luma;
          while (k < kept) {
            buffer |= EntropyBytes.bits(bytes, at) >>> left;
            at += (63 - left) >>> 3;
            left |= REFILLED;
            step = steps[place][(int) (buffer >>> FIRST_SHIFT)];
            if (step == 0) {
              step = others[place].step(buffer);
              if (step == 0) {
                return -1;
              }
            }
            buffer <<= step;
            left -= step & 0xff;
            k += (step >>> 8) & 0xff;
            if (k <= kept) {
              coefficients[to + k - 1] = (short) (step >> 16);
            }
          }
        }
        char[] table = leaps[place];
        while (k < BLOCK) {
          buffer |= EntropyBytes.bits(bytes, at) >>> left;
          at += (63 - left) >>> 3;
          left |= REFILLED;
          int leap = table[(int) (buffer >>> FIRST_SHIFT)];
          buffer <<= leap;
          left -= leap & 63;
          k += leap >>> 6;
          if (k < BLOCK) {
            leap = table[(int) (buffer >>> FIRST_SHIFT)];
            buffer <<= leap;
            left -= leap & 63;
            k += leap >>> 6;
          }
          if (k < BLOCK) {
            leap = table[(int) (buffer >>> FIRST_SHIFT)];
            buffer <<= leap;
            left -= leap & 63;
            k += leap >>> 6;
          }
          if (k > BLOCK
              && (k < HuffmanTable.END_OF_BLOCK || k >= HuffmanTable.END_OF_BLOCK + BLOCK)) {
            // The leap went past the block, or there is none: take it back, and one step instead.
            int back = at * Byte.SIZE - left - (leap & 63);
            k -= leap >>> 6;
            step = others[place].step(EntropyBytes.bits(bytes, back >>> 3) << (back & 7));
            if (step == 0) {
              return -1;
            }
            k += (step >>> 8) & 0xff;
            back += step & 0xff;
            at = back >>> 3;
            buffer = EntropyBytes.bits(bytes, at) << (back & 7);
            left = REFILLED - (back & 7);
            at += 7;
          }
        }
      }
    }
    previous = luma;
    endedAt = at * Byte.SIZE - left;
    return done;
  }
}
