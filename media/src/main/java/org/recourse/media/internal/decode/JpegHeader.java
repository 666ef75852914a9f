package org.recourse.media.internal.decode;

/// What the markers of a JPEG say before its picture begins.
///
/// @param scanAt where the first scan begins, or -1 if there is none
/// @param exifOrientation 1 to 8
record JpegHeader(long scanAt, int exifOrientation) {

  private static final int START_OF_SCAN = 0xda;
  private static final int APP1 = 0xe1;
  private static final int MAX_MARKERS = 10_000;

  /// Walks the markers.
  static JpegHeader of(WholeFile file) {
    int orientation = 1;
    long at = 2;
    for (int marker = 0; marker < MAX_MARKERS; marker++) {
      while (at < file.length() && (file.at(at) != 0xff || file.at(at + 1) == 0xff)) {
        at++;
      }
      int code = file.at(at + 1);
      if (code < 0) {
        break;
      }
      if (code == START_OF_SCAN) {
        return new JpegHeader(at, orientation);
      }
      boolean alone = code == 0 || code == 1 || (code >= 0xd0 && code <= 0xd9);
      if (code == APP1 && file.has(at + 4, "Exif\0\0")) {
        orientation = Exif.orientation(file, at + 10);
      }
      at += alone ? 2 : 2 + Math.max(2, file.u16(at + 2));
    }
    return new JpegHeader(-1, orientation);
  }

  /// Returns whether the file has an end marker after its first scan began. In compressed data 0xff
  /// is always followed by 0, so this cannot be mistaken.
  boolean isEnded(WholeFile file) {
    if (scanAt < 0) {
      return false;
    }
    for (long at = file.length() - 2; at > scanAt; at--) {
      if (file.at(at) == 0xff && file.at(at + 1) == 0xd9) {
        return true;
      }
    }
    return false;
  }
}
