package org.recourse.hub;

import java.util.regex.Pattern;

/// What a bank is called, by the rule that HMA's clients know: UPPER_WITH_UNDERSCORE. Immutable.
///
/// @param text 1 to 255 characters, `A` to `Z`, digits and underscores, not beginning with a digit
public record BankName(String text) {

  private static final int LONGEST = 255;
  private static final Pattern ALLOWED = Pattern.compile("[A-Z_][A-Z0-9_]*");

  /// Checks the text.
  public BankName {
    if (!isAllowed(text)) {
      throw new IllegalArgumentException(
          "bank names must be UPPER_WITH_UNDERSCORE, at most " + LONGEST + " characters");
    }
  }

  /// Returns whether a bank may be called so.
  public static boolean isAllowed(String text) {
    return text.length() <= LONGEST && ALLOWED.matcher(text).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
