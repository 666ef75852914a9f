package org.recourse.media.internal.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.recourse.fingerprint.Pixels;

/// The brightness of a frame at half its size: each pixel is the mean of four.
///
/// Averaging here costs a fraction of what hashing four times as many pixels would. Four means are
/// made at once in the 16-bit quarters of a long: the lower bytes of two rows and the upper ones
/// are
/// added, rounded, and the four results pushed together.
final class HalvedLuma implements Pixels {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOWER_BYTES = 0x00ff_00ff_00ff_00ffL;
  private static final long HALF_OF_FOUR = 0x0002_0002_0002_0002L;

  private final LumaFrame luma;
  private final byte[] upper;
  private final byte[] lower;
  private final byte[] means;

  HalvedLuma(LumaFrame luma) {
    this.luma = luma;
    int padded = (luma.width() + 7) / 8 * 8;
    this.upper = new byte[padded];
    this.lower = new byte[padded];
    this.means = new byte[padded / 2];
  }

  @Override
  public int width() {
    return (luma.width() + 1) / 2;
  }

  @Override
  public int height() {
    return (luma.height() + 1) / 2;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public void row(int y, byte[] into) {
    luma.storedRow(2 * y, upper);
    luma.storedRow(Math.min(2 * y + 1, luma.height() - 1), lower);
    extend(upper);
    extend(lower);
    for (int at = 0; at < upper.length; at += 8) {
      long a = (long) LONGS.get(upper, at);
      long b = (long) LONGS.get(lower, at);
      long sums = (a & LOWER_BYTES)
          + (b & LOWER_BYTES)
          + ((a >>> 8) & LOWER_BYTES)
          + ((b >>> 8) & LOWER_BYTES)
          + HALF_OF_FOUR;
      long four = (sums >>> 2) & LOWER_BYTES;
      long two = (four | (four >>> 8)) & 0x0000_ffff_0000_ffffL;
      INTS.set(means, at / 2, (int) (two | (two >>> 16)));
    }
    System.arraycopy(means, 0, into, 0, width());
    luma.spread(into, width());
  }

  // An odd column is averaged with itself.
  private void extend(byte[] row) {
    int width = luma.width();
    if (width < row.length) {
      Arrays.fill(row, width, row.length, row[width - 1]);
    }
  }
}
