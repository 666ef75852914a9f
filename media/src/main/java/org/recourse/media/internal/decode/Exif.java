package org.recourse.media.internal.decode;

/// Reads the orientation out of EXIF, which is a small TIFF file.
final class Exif {

  private static final int ORIENTATION = 0x0112;

  private Exif() {}

  /// Returns the orientation that the TIFF structure at `start` states, or 1.
  static int orientation(WholeFile file, long start) {
    boolean little = file.has(start, "II");
    if (!little && !file.has(start, "MM")) {
      return 1;
    }
    long directory = start + (little ? file.u32le(start + 4) : file.u32(start + 4));
    int entries = little ? file.u16le(directory) : file.u16(directory);
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + 12L * i;
      int tag = little ? file.u16le(entry) : file.u16(entry);
      if (tag < 0) {
        return 1;
      }
      if (tag == ORIENTATION) {
        int value = little ? file.u16le(entry + 8) : file.u16(entry + 8);
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }
}
