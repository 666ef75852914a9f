package org.recourse.fingerprint.web;

import org.recourse.fingerprint.Pixels;
import org.teavm.interop.Address;
import org.teavm.interop.Import;

/// A picture that the browser decoded, as a canvas gives it: red, green, blue, alpha. Alpha is
/// passed over, as the reference does.
final class CanvasRows implements Pixels {

  private static final int BYTES_PER_PIXEL = 4;
  private static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final int address;

  /// @param address where `engine.js` puts a row
  CanvasRows(int width, int height, int address) {
    this.width = width;
    this.height = height;
    this.address = address;
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
    return CHANNELS;
  }

  @Override
  public void row(int y, byte[] into) {
    fetch(y);
    Address pixels = Address.fromInt(address);
    for (int x = 0, k = 0; x < width; x++, k += CHANNELS) {
      int abgr = pixels.add(x * BYTES_PER_PIXEL).getInt();
      into[k] = (byte) abgr;
      into[k + 1] = (byte) (abgr >> 8);
      into[k + 2] = (byte) (abgr >> 16);
    }
  }

  /// Asks `engine.js` to put row `y` at the address it was told.
  @Import(module = "recourse", name = "fetchRow")
  private static native void fetch(int y);
}
