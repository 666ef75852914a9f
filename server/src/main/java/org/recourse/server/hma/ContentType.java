package org.recourse.server.hma;

import java.util.List;
import java.util.Optional;
import org.recourse.hub.SignalType;

/// What HMA calls a kind of file, and the one signal that is made of it.
enum ContentType {
  PHOTO("photo", SignalType.PDQ),
  VIDEO("video", SignalType.VIDEO_MD5);

  private final String code;
  private final SignalType signalType;

  ContentType(String code, SignalType signalType) {
    this.code = code;
    this.signalType = signalType;
  }

  String code() {
    return code;
  }

  SignalType signalType() {
    return signalType;
  }

  static Optional<ContentType> ofCode(String code) {
    return List.of(values()).stream().filter(type -> type.code.equals(code)).findFirst();
  }

  /// Returns the kind of a file by what its server calls it, as `image/png`.
  static Optional<ContentType> ofMediaType(String mediaType) {
    if (mediaType.startsWith("image")) {
      return Optional.of(PHOTO);
    }
    return mediaType.startsWith("video") ? Optional.of(VIDEO) : Optional.empty();
  }
}
