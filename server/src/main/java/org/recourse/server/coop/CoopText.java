package org.recourse.server.coop;

/// Shortens what Coop does not limit.
final class CoopText {

  private CoopText() {}

  /// Returns as much of a text as can be kept. A report is better kept in part than refused.
  static String atMost(int most, String text) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + '…';
  }
}
