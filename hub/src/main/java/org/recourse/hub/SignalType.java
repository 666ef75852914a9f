package org.recourse.hub;

import java.util.Optional;

/// What kinds of signals banks hold, each with the name that python-threatexchange and HMA use.
public enum SignalType {
  /// A picture's PDQ fingerprint in the full-resolution dialect: 64 hexadecimal digits, compared
  /// by distance.
  PDQ("pdq", 64),
  /// The MD5 digest of a video file: 32 hexadecimal digits, compared by equality.
  VIDEO_MD5("video_md5", 32),
  /// The SHA-256 digest of any file: 64 hexadecimal digits, compared by equality.
  SHA256("sha256", 64),
  /// The region fingerprints of a picture, by which its changed copies are found: the bytes of
  /// the format `regions-v1` as hexadecimal digits.
  REGIONS("regions", 0),
  /// The fingerprints of a video's frames, as python-threatexchange exchanges them: a JSON list
  /// of `hash,quality,seconds`.
  VPDQ("vpdq", 0);

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

  /// Returns how many hexadecimal digits a signal of this type has; 0 if it is no such text, or
  /// may be of any length.
  public int digits() {
    return digits;
  }

  /// Returns whether signals of this type are a digest of a file, compared by equality.
  public boolean isDigest() {
    return this == VIDEO_MD5 || this == SHA256;
  }

  /// Returns whether signals of this type go to other hubs and come from them.
  public boolean isExchanged() {
    return this == PDQ || isDigest();
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
