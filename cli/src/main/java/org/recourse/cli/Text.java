package org.recourse.cli;

/// Text for a terminal.
public final class Text {

  private Text() {}

  /// Returns a file's name as it may be shown: a name can hold characters that move the cursor or
  /// pretend to be another line.
  public static String shown(String name) {
    StringBuilder shown = new StringBuilder(name.length());
    name.codePoints().forEach(c -> shown.appendCodePoint(isHarmless(c) ? c : '\ufffd'));
    return shown.toString();
  }

  private static boolean isHarmless(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE;
  }
}
