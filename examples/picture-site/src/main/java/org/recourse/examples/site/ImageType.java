package org.recourse.examples.site;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What kind of picture a file is, by its first bytes: what its name or its uploader says proves
/// nothing.
final class ImageType {

  private static final int ENOUGH = 12;

  private ImageType() {}

  /// Returns the media type of what browsers show; empty for all else.
  static Optional<String> of(byte[] file) {
    if (file.length < ENOUGH) {
      return Optional.empty();
    }
    String head = new String(file, 0, ENOUGH, StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of("image/jpeg");
    }
    if (head.startsWith("\u0089PNG\r\n")) {
      return Optional.of("image/png");
    }
    if (head.startsWith("GIF8")) {
      return Optional.of("image/gif");
    }
    return head.startsWith("RIFF") && head.endsWith("WEBP")
        ? Optional.of("image/webp")
        : Optional.empty();
  }
}
