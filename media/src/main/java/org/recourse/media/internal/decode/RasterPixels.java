package org.recourse.media.internal.decode;

import java.awt.image.Raster;
import org.recourse.fingerprint.Pixels;

/// The unconverted channels of a JPEG as red, green, blue, with the integer arithmetic of libjpeg's
/// jdcolor.c, so that every pixel is the same.
///
/// @param raster 1, 3 or 4 channels
/// @param channels 1 if the picture is grey, else 3
/// @param colours what the channels mean
record RasterPixels(Raster raster, int channels, JpegHeader.Colours colours) implements Pixels {

  private static final int HALF = 1 << 15;
  private static final int RED_OF_CR = 91881; // 1.40200 in 16-bit fixed point
  private static final int BLUE_OF_CB = 116130; // 1.77200
  private static final int GREEN_OF_CR = 46802; // 0.71414
  private static final int GREEN_OF_CB = 22554; // 0.34414

  @Override
  public int width() {
    return raster.getWidth();
  }

  @Override
  public int height() {
    return raster.getHeight();
  }

  @Override
  public void row(int y, byte[] into) {
    int bands = raster.getNumBands();
    int width = width();
    int[] row = raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, (int[]) null);
    for (int x = 0; x < width; x++) {
      int at = x * bands;
      if (channels == 1) {
        into[x] = (byte) row[at];
        continue;
      }
      if (colours == JpegHeader.Colours.LUMA_CHROMA) {
        toRgb(row, at, bands == 4);
      }
      for (int colour = 0; colour < 3; colour++) {
        into[3 * x + colour] =
            bands == 4 ? CmykPixels.light(row[at + colour], row[at + 3]) : (byte) row[at + colour];
      }
    }
  }

  // Of four channels, the first three are inverted on the way: YCCK to CMYK.
  private static void toRgb(int[] row, int at, boolean inverted) {
    int luma = row[at];
    int cb = row[at + 1] - 128;
    int cr = row[at + 2] - 128;
    int red = clamp(luma + ((RED_OF_CR * cr + HALF) >> 16));
    int green = clamp(luma + ((-GREEN_OF_CB * cb - GREEN_OF_CR * cr + HALF) >> 16));
    int blue = clamp(luma + ((BLUE_OF_CB * cb + HALF) >> 16));
    row[at] = inverted ? 255 - red : red;
    row[at + 1] = inverted ? 255 - green : green;
    row[at + 2] = inverted ? 255 - blue : blue;
  }

  private static int clamp(int value) {
    return Math.clamp(value, 0, 255);
  }
}
