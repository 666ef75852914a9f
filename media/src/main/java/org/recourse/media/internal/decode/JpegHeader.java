package org.recourse.media.internal.decode;

/// What the markers of a JPEG say before its picture begins.
///
/// @param scanAt where the first scan begins, or -1 if there is none
/// @param exifOrientation 1 to 8
/// @param colours what its channels mean
record JpegHeader(long scanAt, int exifOrientation, Colours colours) {

  /// What the channels of a JPEG mean, by the rules of libjpeg's jdapimin.c.
  enum Colours {
    /// Brightness and two differences, and perhaps black.
    LUMA_CHROMA,
    /// Red, green, blue, or the four inks.
    AS_STORED
  }

  private static final int START_OF_SCAN = 0xda;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;
  private static final int MAX_MARKERS = 10_000;

  /// Walks the markers. Of several EXIF segments the first counts, as for viewers, and the others
  /// are not read: thousands could point at one endless directory.
  static JpegHeader of(WholeFile file) {
    int orientation = 0;
    boolean jfif = false;
    int adobe = -1;
    int components = 0;
    boolean namedRgb = false;
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
        return new JpegHeader(
            at, Math.max(1, orientation), colours(components, jfif, adobe, namedRgb));
      }
      boolean alone = code == 0 || code == 1 || (code >= 0xd0 && code <= 0xd9);
      if (code == APP1 && orientation == 0 && file.has(at + 4, "Exif\0\0")) {
        orientation = Exif.orientation(file, at + 10);
      } else if (code == APP0 && file.has(at + 4, "JFIF\0")) {
        jfif = true;
      } else if (code == APP14 && file.has(at + 4, "Adobe")) {
        adobe = file.at(at + 15);
      } else if (isFrame(code)) {
        components = file.at(at + 9);
        namedRgb = file.at(at + 10) == 'R' && file.at(at + 13) == 'G' && file.at(at + 16) == 'B';
      }
      at += alone ? 2 : 2 + Math.max(2, file.u16(at + 2));
    }
    return new JpegHeader(-1, Math.max(1, orientation), Colours.LUMA_CHROMA);
  }

  // C4, C8 and CC are tables, not frames
  private static boolean isFrame(int code) {
    return code >= 0xc0 && code <= 0xcf && code != 0xc4 && code != 0xc8 && code != 0xcc;
  }

  private static Colours colours(int components, boolean jfif, int adobe, boolean namedRgb) {
    boolean stored = switch (components) {
      case 3 -> !jfif && (adobe >= 0 ? adobe == 0 : namedRgb);
      case 4 -> adobe != 2;
      default -> true;
    };
    return stored ? Colours.AS_STORED : Colours.LUMA_CHROMA;
  }

  /// Returns whether the file has an end marker after its first scan began. In compressed data
  /// 0xff is always followed by 0, so this cannot be mistaken.
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
