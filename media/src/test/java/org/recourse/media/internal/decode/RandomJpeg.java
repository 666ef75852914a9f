package org.recourse.media.internal.decode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Writes JPEGs of random coefficients with random codes: what no camera writes, but any decoder
/// has to read.
///
/// @param width columns
/// @param height rows
/// @param across blocks of brightness in a group; the other components have one
/// @param down rows of them
/// @param components 1 or 3
/// @param restartInterval 0 for none
/// @param interleaved whether all components are in one scan
/// @param progressive whether the first coefficients come in two scans and the others are left
///     out
/// @param seed of everything that is random
record RandomJpeg(
    int width,
    int height,
    int across,
    int down,
    int components,
    int restartInterval,
    boolean interleaved,
    boolean progressive,
    long seed) {

  private static final int[] ZIGZAG = zigzag();

  private static final int EOB = 0;
  private static final int ZRL = 0xf0;

  /// A JPEG.
  static final class Written {
    private final byte[] bytes;
    private final int[] luma;
    private final int stride;

    private Written(byte[] bytes, int[] luma, int stride) {
      this.bytes = bytes;
      this.luma = luma;
      this.stride = stride;
    }

    byte[] bytes() {
      return bytes.clone();
    }

    /// Returns where the coefficients of a block of brightness begin in [#luma].
    int block(int row, int column) {
      return (row * stride + column) * 64;
    }

    /// Returns the coefficients of brightness times their quantisers, in zigzag order.
    int luma(int index) {
      return luma[index];
    }
  }

  private static int[] zigzag() {
    return IntStream.range(0, 64)
        .boxed()
        .sorted((a, b) -> {
          int diagonal = Integer.compare(a / 8 + a % 8, b / 8 + b % 8);
          boolean up = (a / 8 + a % 8) % 2 == 0;
          return diagonal != 0 ? diagonal : up ? b / 8 - a / 8 : a / 8 - b / 8;
        })
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /// Returns the place of a coefficient in zigzag order, as row * 8 + column.
  static int place(int k) {
    return ZIGZAG[k];
  }

  /// Writes it.
  Written write() {
    return new Writer().write();
  }

  private final class Writer {
    private final Random random = new Random(seed);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final RandomCodes firsts =
        RandomCodes.of(IntStream.rangeClosed(0, 11).boxed().toList(), random);
    private final RandomCodes others = RandomCodes.of(otherSymbols(), random);
    private final int groupsAcross = (width + 8 * across - 1) / (8 * across);
    private final int groupsDown = (height + 8 * down - 1) / (8 * down);
    private final int stride = groupsAcross * across;
    private final int[] luma = new int[stride * groupsDown * down * 64];
    private final int[] quantisers = random.ints(64, 1, 40).toArray();
    private final int[] previous = new int[3];
    private long bits;
    private int bitCount;

    private static List<Integer> otherSymbols() {
      return IntStream.range(0, 256)
          .filter(s -> s == EOB || s == ZRL || (s % 16 >= 1 && s % 16 <= 10))
          .boxed()
          .toList();
    }

    private Written write() {
      fill();
      out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
      byte[] table = new byte[65];
      IntStream.range(0, 64).forEach(k -> table[k + 1] = (byte) quantisers[k]);
      segment(0xdb, table);
      byte[] frame = new byte[6 + 3 * components];
      frame[0] = 8;
      frame[1] = (byte) (height >> 8);
      frame[2] = (byte) height;
      frame[3] = (byte) (width >> 8);
      frame[4] = (byte) width;
      frame[5] = (byte) components;
      for (int c = 0; c < components; c++) {
        frame[6 + 3 * c] = (byte) (c + 1);
        frame[7 + 3 * c] = (byte) (c == 0 ? across * 16 + down : 0x11);
      }
      segment(progressive ? 0xc2 : 0xc0, frame);
      segment(0xc4, firsts.segment(0x00));
      segment(0xc4, others.segment(0x10));
      if (restartInterval > 0) {
        segment(0xdd, new byte[] {(byte) (restartInterval >> 8), (byte) restartInterval});
      }
      for (int bit = progressive ? 1 : 0; bit >= 0; bit--) {
        if (interleaved) {
          scan(0, components, bit);
        } else {
          for (int c = 0; c < components; c++) {
            scan(c, c + 1, bit);
          }
        }
      }
      out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
      for (int i = 0; i < luma.length; i++) {
        luma[i] *= quantisers[i % 64];
      }
      return new Written(out.toByteArray(), luma, stride);
    }

    // Only such others as have no part in the means of half blocks, besides the first ones.
    private void fill() {
      for (int block = 0; block < luma.length; block += 64) {
        luma[block] = random.nextInt(-50, 50);
        int count = progressive ? 0 : random.nextInt(random.nextInt(4) == 0 ? 40 : 6);
        for (int i = 0; i < count; i++) {
          int k = random.nextInt(3) == 0 ? random.nextInt(1, 5) : random.nextInt(1, 64);
          int row = ZIGZAG[k] / 8;
          int column = ZIGZAG[k] % 8;
          boolean even = (row > 0 && row % 2 == 0) || (column > 0 && column % 2 == 0);
          if (k < 5 || even) {
            int size = random.nextInt(8) == 0 ? 1000 : 3;
            luma[block + k] = random.nextInt(-size, size + 1) / (k < 5 ? 30 : 1);
          }
        }
      }
    }

    private void scan(int from, int to, int bit) {
      int count = to - from;
      byte[] header = new byte[4 + 2 * count];
      header[0] = (byte) count;
      for (int c = from; c < to; c++) {
        header[1 + 2 * (c - from)] = (byte) (c + 1);
      }
      header[header.length - 2] = (byte) (progressive ? 0 : 63);
      header[header.length - 1] = (byte) (!progressive ? 0 : bit == 1 ? 1 : 0x10);
      segment(0xda, header);
      Arrays.fill(previous, 0);
      boolean alone = count == 1;
      boolean lumaAlone = alone && from == 0;
      int rows = lumaAlone ? (height + 7) / 8 : chromaRows(alone);
      int columns = lumaAlone ? (width + 7) / 8 : chromaColumns(alone);
      for (int group = 0; group < rows * columns; group++) {
        if (restartInterval > 0 && group > 0 && group % restartInterval == 0) {
          flush();
          out.write(0xff);
          out.write(0xd0 + (group / restartInterval - 1) % 8);
          Arrays.fill(previous, 0);
        }
        for (int c = from; c < to; c++) {
          blocks(c, alone, group / columns, group % columns, bit);
        }
      }
      flush();
    }

    // A component alone in its scan has no blocks that only fill up a group.
    private int chromaRows(boolean alone) {
      return alone ? ((height + down - 1) / down + 7) / 8 : groupsDown;
    }

    private int chromaColumns(boolean alone) {
      return alone ? ((width + across - 1) / across + 7) / 8 : groupsAcross;
    }

    private void blocks(int component, boolean alone, int row, int column, int bit) {
      if (component > 0) {
        int[] some = new int[64];
        some[0] = random.nextInt(-9, 9);
        some[random.nextInt(1, 64)] = progressive ? 0 : random.nextInt(-3, 4);
        block(component, some, 0, bit);
        return;
      }
      for (int y = 0; y < (alone ? 1 : down); y++) {
        for (int x = 0; x < (alone ? 1 : across); x++) {
          int blockRow = alone ? row : row * down + y;
          int blockColumn = alone ? column : column * across + x;
          block(0, luma, (blockRow * stride + blockColumn) * 64, bit);
        }
      }
    }

    private void block(int component, int[] coefficients, int at, int bit) {
      if (progressive && bit == 0) {
        put(coefficients[at] & 1, 1);
        return;
      }
      int first = coefficients[at] >> bit;
      value(firsts, 0, first - previous[component]);
      previous[component] = first;
      if (progressive) {
        return;
      }
      int run = 0;
      for (int k = 1; k < 64; k++) {
        if (coefficients[at + k] == 0) {
          run++;
          continue;
        }
        for (; run > 15; run -= 16) {
          put(others.code(ZRL), others.length(ZRL));
        }
        value(others, run * 16, coefficients[at + k]);
        run = 0;
      }
      if (run > 0) {
        put(others.code(EOB), others.length(EOB));
      }
    }

    private void value(RandomCodes codes, int run, int value) {
      int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
      put(codes.code(run + size), codes.length(run + size));
      put((value < 0 ? value - 1 : value) & ((1 << size) - 1), size);
    }

    private void put(int value, int count) {
      bits = (bits << count) | value;
      bitCount += count;
      while (bitCount >= 8) {
        bitCount -= 8;
        int next = (int) (bits >> bitCount) & 0xff;
        out.write(next);
        if (next == 0xff) {
          out.write(0);
        }
      }
    }

    private void flush() {
      if (bitCount > 0) {
        put((1 << (8 - bitCount)) - 1, 8 - bitCount);
      }
    }

    private void segment(int marker, byte[] body) {
      out.write(0xff);
      out.write(marker);
      out.write((body.length + 2) >> 8);
      out.write(body.length + 2);
      out.writeBytes(body);
    }
  }
}
