package org.recourse.exchange.stopncii;

import java.util.Optional;
import org.recourse.hub.SignalType;

/// StopNCII's names for the kinds of signals.
public final class StopNciiType {

  // Python's text of the constant: the real client sends it instead of the name.
  private static final String ENUM_TEXT = "StopNCIISignalType.";

  private StopNciiType() {}

  /// Returns the name of a type, if StopNCII has one.
  public static Optional<String> name(SignalType type) {
    return switch (type) {
      case PDQ -> Optional.of("ImagePDQ");
      case VIDEO_MD5 -> Optional.of("VideoMD5");
      case SHA256, REGIONS, VPDQ -> Optional.empty();
    };
  }

  /// Returns the type of a name, with or without the text that Python puts in front, if it is one
  /// that we match.
  public static Optional<SignalType> type(String name) {
    String plain = name.startsWith(ENUM_TEXT) ? name.substring(ENUM_TEXT.length()) : name;
    return switch (plain) {
      case "ImagePDQ" -> Optional.of(SignalType.PDQ);
      case "VideoMD5" -> Optional.of(SignalType.VIDEO_MD5);
      default -> Optional.empty();
    };
  }

  /// Returns the type of a bare value, as feedback gives it.
  public static Optional<SignalType> ofDigits(int digits) {
    if (digits == SignalType.PDQ.digits()) {
      return Optional.of(SignalType.PDQ);
    }
    return digits == SignalType.VIDEO_MD5.digits()
        ? Optional.of(SignalType.VIDEO_MD5)
        : Optional.empty();
  }
}
