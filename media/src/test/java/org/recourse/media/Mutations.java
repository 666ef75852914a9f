package org.recourse.media;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Damaged copies of the samples, always the same ones for a seed: bytes flipped, replaced by
/// telling values, cut out, repeated, moved, or taken from another file.
final class Mutations {

  private static final byte[] TELLING = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, (byte) 0xfe, 0x40};

  private final SplittableRandom random;
  private final List<byte[]> files;

  Mutations(long seed) {
    random = new SplittableRandom(seed);
    files = Stream.concat(Samples.PICTURES.stream(), Samples.VIDEOS.stream())
        .map(Samples::bytes)
        .toList();
  }

  /// Returns the next one.
  byte[] next() {
    byte[] bytes = files.get(random.nextInt(files.size())).clone();
    int changes = 1 << random.nextInt(6);
    for (int i = 0; i < changes && bytes.length > 16; i++) {
      bytes = mutate(bytes);
    }
    return bytes;
  }

  private byte[] mutate(byte[] bytes) {
    // headers are where the lies are
    int at = random.nextInt(random.nextBoolean() ? Math.min(400, bytes.length) : bytes.length);
    int length = Math.min(1 + random.nextInt(32), bytes.length - at);
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 3, 4 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
      case 5 -> Arrays.fill(bytes, at, at + length, TELLING[random.nextInt(TELLING.length)]);
      case 6 -> {
        byte[] shorter = new byte[bytes.length - length];
        System.arraycopy(bytes, 0, shorter, 0, at);
        System.arraycopy(bytes, at + length, shorter, at, shorter.length - at);
        return shorter;
      }
      case 7 -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
        return longer;
      }
      case 8 ->
        System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - length + 1), length);
      default -> {
        byte[] other = files.get(random.nextInt(files.size()));
        int count = Math.min(length, other.length);
        System.arraycopy(other, random.nextInt(other.length - count + 1), bytes, at, count);
      }
    }
    return bytes;
  }
}
