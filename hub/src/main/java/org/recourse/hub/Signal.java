package org.recourse.hub;

import java.util.HexFormat;
import java.util.Locale;
import org.recourse.fingerprint.PdqFingerprint;

/// A fingerprint or digest as exchanged: a type and a text. Immutable.
///
/// @param type what kind
/// @param text hexadecimal digits, kept in lower case
public record Signal(SignalType type, String text) {

  /// Checks length and digits.
  ///
  /// @throws IllegalArgumentException if they are wrong; the message never repeats the text
  public Signal {
    if (text.length() != type.digits()) {
      throw new IllegalArgumentException(type.code() + " has " + type.digits()
          + " hexadecimal digits, this has " + text.length() + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        throw new IllegalArgumentException("not a hexadecimal digit at position " + (i + 1));
      }
    }
    text = text.toLowerCase(Locale.ROOT);
  }

  /// Returns the signal of a fingerprint.
  public static Signal of(PdqFingerprint fingerprint) {
    return new Signal(SignalType.PDQ, fingerprint.toHex());
  }

  /// Returns the fingerprint.
  ///
  /// @throws IllegalStateException if this is no PDQ signal
  public PdqFingerprint fingerprint() {
    if (type != SignalType.PDQ) {
      throw new IllegalStateException("no fingerprint: " + type.code());
    }
    return PdqFingerprint.fromHex(text);
  }

  /// Says what this is without saying which: a signal is intimate data and is never logged.
  @Override
  public String toString() {
    return type.code() + "[withheld]";
  }
}
