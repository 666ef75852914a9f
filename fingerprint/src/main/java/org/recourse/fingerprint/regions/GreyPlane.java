package org.recourse.fingerprint.regions;

import java.util.Arrays;
import org.recourse.fingerprint.Pixels;

/// The brightness of a picture in memory, one byte a pixel, row by row from the top left.
///
/// Immutable, may be shared between threads. A value of 0 is black and 255 is white.
public final class GreyPlane implements Pixels {

  private final int width;
  private final int height;
  private final byte[] luma;

  private GreyPlane(int width, int height, byte[] luma) {
    this.width = width;
    this.height = height;
    this.luma = luma;
  }

  /// Returns a plane with a copy of the given bytes.
  ///
  /// @param width pixels in a row, at least 1
  /// @param height number of rows, at least 1
  /// @param luma `width` times `height` bytes, read as 0 to 255
  /// @throws IllegalArgumentException if a side is below 1 or the bytes are not as many as
  ///     the pixels
  public static GreyPlane of(int width, int height, byte[] luma) {
    if (width < 1 || height < 1 || (long) width * height != luma.length) {
      throw new IllegalArgumentException(
          "a plane of " + width + "x" + height + " cannot have " + luma.length + " bytes");
    }
    return new GreyPlane(width, height, luma.clone());
  }

  static GreyPlane owning(int width, int height, byte[] luma) {
    return new GreyPlane(width, height, luma);
  }

  /// Returns a picture in grey with at most so many pixels, its proportions kept, each new
  /// pixel the average of the area it covers. A smaller picture keeps its size.
  ///
  /// Reads each row once. All arithmetic is on whole numbers, so the bytes are the same on
  /// every machine.
  ///
  /// @param mostPixels greatest number of pixels of the result, at least 1
  /// @throws IllegalArgumentException if `mostPixels` is below 1
  public static GreyPlane shrunk(Pixels picture, int mostPixels) {
    if (mostPixels < 1) {
      throw new IllegalArgumentException("pixels must be at least 1: " + mostPixels);
    }
    long pixels = (long) picture.width() * picture.height();
    if (pixels <= mostPixels) {
      return picture instanceof GreyPlane plane
          ? plane
          : AreaAverage.shrink(picture, picture.width(), picture.height());
    }
    // Math.sqrt is exactly rounded everywhere, unlike other functions of Math.
    double share = Math.sqrt((double) mostPixels / pixels);
    int width = Math.clamp((int) (picture.width() * share), 1, mostPixels);
    int height = Math.clamp((int) (picture.height() * share), 1, mostPixels / width);
    return AreaAverage.shrink(picture, width, height);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  /// Returns 1: there is nothing but brightness.
  @Override
  public int channels() {
    return 1;
  }

  @Override
  public void row(int y, byte[] into) {
    System.arraycopy(luma, y * width, into, 0, width);
  }

  /// Returns the brightness at a pixel, 0 to 255.
  ///
  /// @param x 0 to `width() - 1`
  /// @param y 0 to `height() - 1`
  public int at(int x, int y) {
    return luma[y * width + x] & 0xff;
  }

  /// Returns the part of the plane that a rectangle covers.
  ///
  /// @throws IllegalArgumentException if the rectangle is empty or not inside
  public GreyPlane crop(int left, int top, int cropWidth, int cropHeight) {
    if (Math.min(left, top) < 0
        || Math.min(cropWidth, cropHeight) < 1
        || left > width - cropWidth
        || top > height - cropHeight) {
      throw new IllegalArgumentException("%dx%d at %d,%d is not inside %dx%d"
          .formatted(cropWidth, cropHeight, left, top, width, height));
    }
    byte[] part = new byte[cropWidth * cropHeight];
    for (int y = 0; y < cropHeight; y++) {
      System.arraycopy(luma, (top + y) * width + left, part, y * cropWidth, cropWidth);
    }
    return new GreyPlane(cropWidth, cropHeight, part);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GreyPlane that
        && width == that.width
        && height == that.height
        && Arrays.equals(luma, that.luma);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(luma);
  }

  /// Says the size and nothing of what the picture shows.
  @Override
  public String toString() {
    return "GreyPlane[" + width + "x" + height + "]";
  }
}
