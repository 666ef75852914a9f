package org.recourse.cli;

import java.util.stream.Collectors;

/// Text for a terminal.
public final class Text {

  // Without these, words of several languages are spelled otherwise.
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private Text() {}

  /// Returns a file's name as it may be shown: a name can hold characters that move the cursor or
  /// pretend to be another line.
  public static String shown(String name) {
    StringBuilder shown = new StringBuilder(name.length());
    name.codePoints().forEach(c -> shown.appendCodePoint(isHarmless(c) ? c : '\ufffd'));
    return shown.toString();
  }

  /// Returns what somebody wrote as it may be shown after a label: its further lines are moved
  /// in, so that none of them passes for a line of ours.
  public static String quoted(String text) {
    return text.lines().map(Text::shown).collect(Collectors.joining("\n      "));
  }

  private static boolean isHarmless(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && (type != Character.FORMAT || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER)
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE;
  }
}
