package org.recourse.media.internal.decode;

/// Reads one more bit of each first coefficient in a progressive scan: a bit a block, no codes.
final class NextBit implements BlockScan.Groups {

  private final int[] offsets;
  private final int columns;
  private final int bitsLeft;
  private final LumaBlocks luma;
  private int endedAt;

  /// Prepares to read.
  NextBit(ScanPlan plan, ScanHeader header, LumaBlocks luma) {
    this.offsets = plan.offsets();
    this.columns = plan.columns();
    this.bitsLeft = header.bitsLeft();
    this.luma = luma;
  }

  @Override
  public void restart() {
    // a bit depends on no other
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
      for (int offset : offsets) {
        int next = (bytes[at >>> 3] >> (7 - (at & 7))) & 1;
        at++;
        if (offset >= 0) {
          luma.coefficients()[block + offset] |= (short) (next << bitsLeft);
        }
      }
    }
    endedAt = at;
    return done;
  }
}
