package org.recourse.hub;

import java.util.Optional;

/// What kinds of signals banks hold, each with the name that python-threatexchange and HMA use.
public enum SignalType {
  /// A picture's PDQ fingerprint in the full-resolution dialect: 64 hexadecimal digits, compared by
  /// distance.
  PDQ("pdq", 64),
  /// The MD5 digest of a video file: 32 hexadecimal digits, compared by equality.
  VIDEO_MD5("video_md5", 32),
  /// The SHA-256 digest of any file: 64 hexadecimal digits, compared by equality.
  SHA256("sha256", 64);

  private final String code;
  private final int digits;

  SignalType(String code, int digits) {
    this.code = code;
    this.digits = digits;
  }

  /// Returns the stable name, as it is exchanged and stored.
  public String code() {
    return code;
  }

  /// Returns how many hexadecimal digits a signal of this type has.
  public int digits() {
    return digits;
  }

  /// Returns the type of this name, if there is one.
  public static Optional<SignalType> ofCode(String code) {
    for (SignalType type : values()) {
      if (type.code.equals(code)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
