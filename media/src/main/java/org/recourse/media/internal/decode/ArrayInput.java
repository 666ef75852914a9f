package org.recourse.media.internal.decode;

/// A file in an array.
final class ArrayInput implements Input {

  private final byte[] bytes;

  /// Takes the bytes over without a copy.
  ArrayInput(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public int read(long position, byte[] into, int count) {
    int copied = Math.clamp(bytes.length - position, 0, count);
    if (copied > 0) {
      System.arraycopy(bytes, (int) position, into, 0, copied);
    }
    return copied;
  }
}
