package org.recourse.casework.notice;

/// How long texts may be.
final class Lengths {

  private Lengths() {}

  /// Checks a length.
  ///
  /// @throws IllegalArgumentException if it is too long; the message does not repeat the text
  static void check(String what, String text, int longest) {
    if (text.length() > longest) {
      throw new IllegalArgumentException(
          what + " may have " + longest + " characters, this has " + text.length());
    }
  }
}
