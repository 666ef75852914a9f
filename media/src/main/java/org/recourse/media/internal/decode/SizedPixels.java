package org.recourse.media.internal.decode;

import org.recourse.fingerprint.Pixels;

/// Pixels of a size that is known beforehand.
abstract class SizedPixels implements Pixels {

  /// Read by rows, by whoever extends this.
  final int width;

  private final int height;
  private final int channels;

  SizedPixels(int width, int height, int channels) {
    this.width = width;
    this.height = height;
    this.channels = channels;
  }

  @Override
  public final int width() {
    return width;
  }

  @Override
  public final int height() {
    return height;
  }

  @Override
  public final int channels() {
    return channels;
  }
}
