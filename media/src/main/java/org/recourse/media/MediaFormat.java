package org.recourse.media;

/// The formats that are decoded, recognised by their first bytes and never by a name.
public enum MediaFormat {
  JPEG(false),
  PNG(false),
  GIF(false),
  WEBP(false),
  BMP(false),
  TIFF(false),
  HEIC(false),
  AVIF(false),
  /// MP4, MOV and 3GP: one family, told apart only by a brand that often lies.
  MP4(true),
  /// Matroska, and WebM, its subset.
  MATROSKA(true),
  AVI(true);

  private final boolean video;

  MediaFormat(boolean video) {
    this.video = video;
  }

  /// Returns whether this holds frames over time rather than one picture.
  public boolean isVideo() {
    return video;
  }
}
