package org.recourse.media.internal.decode;

/// Reads the upper bits of the first coefficients in a progressive scan.
final class FirstBits implements BlockScan.Groups {

  private final HuffmanTable[] firsts;
  private final int[] offsets;
  private final int columns;
  private final int bitsLeft;
  private final LumaBlocks luma;
  private int previous;
  private int endedAt;

  /// Prepares to read.
  ///
  /// @throws BlockScan.UnreadableException if a table is missing
  FirstBits(ScanPlan plan, ScanHeader header, JpegTables tables, LumaBlocks luma)
      throws BlockScan.UnreadableException {
    this.offsets = plan.offsets();
    this.columns = plan.columns();
    this.bitsLeft = header.bitsLeft();
    this.luma = luma;
    this.firsts = new HuffmanTable[offsets.length];
    for (int i = 0; i < firsts.length; i++) {
      HuffmanTable table = tables.firsts(plan.places().get(i).part().firsts());
      if (table == null) {
        throw new BlockScan.UnreadableException();
      }
      firsts[i] = table;
    }
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
    int at = bit;
    int done = 0;
    for (; done < count && at >>> 3 <= enough; done++, block += columns) {
      for (int place = 0; place < offsets.length; place++) {
        long bits = EntropyBytes.bits(bytes, at >>> 3) << (at & 7);
        int step = firsts[place].steps()[(int) (bits >>> (Long.SIZE - HuffmanTable.WINDOW))];
        if (step == 0) {
          step = firsts[place].step(bits);
          if (step == 0) {
            return -1;
          }
        }
        at += step & 0xff;
        if (offsets[place] >= 0) {
          previous += step >> 16;
          luma.coefficients()[block + offsets[place]] = (short) (previous << bitsLeft);
        }
      }
    }
    endedAt = at;
    return done;
  }
}
