package org.recourse.fingerprint;

/// Pixels in one array, row after row.
final class PackedPixels implements Pixels {

  private final int width;
  private final int height;
  private final int channels;
  private final byte[] bytes;

  PackedPixels(int width, int height, int channels, byte[] bytes) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture has at least one pixel: " + width + "x" + height);
    }
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("channels must be 1 or 3: " + channels);
    }
    if (bytes.length < (long) width * height * channels) {
      throw new IllegalArgumentException(
          width + "x" + height + "x" + channels + " bytes are more than " + bytes.length);
    }
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.bytes = bytes;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public void row(int y, byte[] into) {
    int length = width * channels;
    System.arraycopy(bytes, y * length, into, 0, length);
  }
}
