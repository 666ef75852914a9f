package org.recourse.testkit;

/// A kind of picture that is drawn from a seed: same kind, size and seed, same pixels.
///
/// Stateless; may be shared between threads.
public enum Drawing {
  /// A sky with a sun over rows of hills with woods and fields: has much to see, as a photograph.
  LANDSCAPE {
    @Override
    int rgb(Noise noise, int x, int y) {
      return Landscape.rgb(noise, x, y);
    }
  },

  /// One colour.
  FLAT {
    @Override
    int rgb(Noise noise, int x, int y) {
      return noise.at(0, 0) & 0xffffff;
    }
  },

  /// From black to white, left to right, so that a quality near 0 is certain.
  RAMP {
    @Override
    int rgb(Noise noise, int x, int y) {
      return grey(x * 255 / SCALE);
    }
  },

  /// Every pixel by chance: all detail is finer than a fingerprint sees.
  STATIC {
    @Override
    int rgb(Noise noise, int x, int y) {
      return noise.at(x, y) & 0xffffff;
    }
  },

  /// Soft grey clouds with hardly any edge: quality between 0 and 100.
  MIST {
    @Override
    int rgb(Noise noise, int x, int y) {
      return grey(120 + noise.smooth(x, y, SCALE / 5) / 8);
    }
  },

  /// Black figures on white paper, as a page of a book or a screen of text.
  PAGE {
    @Override
    int rgb(Noise noise, int x, int y) {
      int line = y / (SCALE / 40);
      boolean between = y % (SCALE / 40) < SCALE / 100;
      boolean ink = (noise.at(x / (SCALE / 90), line) & 7) > 2;
      return between || !ink ? 0xf8f8f4 : 0x202020;
    }
  };

  /// Drawings are thought of as this many units wide and high, whatever their pixels.
  static final int SCALE = 3600;

  /// Draws, and returns the pixels row after row: red, green, blue, one byte each.
  ///
  /// @param width pixels across, at least 1
  /// @param height pixels down, at least 1
  /// @param seed which of the pictures of this kind
  public byte[] draw(int width, int height, int seed) {
    Noise noise = new Noise(seed);
    byte[] bytes = new byte[width * height * 3];
    for (int y = 0, k = 0; y < height; y++) {
      for (int x = 0; x < width; x++, k += 3) {
        int rgb = rgb(noise, x * SCALE / width, y * SCALE / height);
        bytes[k] = (byte) (rgb >> 16);
        bytes[k + 1] = (byte) (rgb >> 8);
        bytes[k + 2] = (byte) rgb;
      }
    }
    return bytes;
  }

  /// Returns the colour at a point, as 0xRRGGBB; `x` and `y` are from 0 to [#SCALE].
  abstract int rgb(Noise noise, int x, int y);

  static int grey(int level) {
    int clamped = Math.clamp(level, 0, 255);
    return clamped << 16 | clamped << 8 | clamped;
  }
}
