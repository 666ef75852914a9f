package org.recourse.casework.code;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Optional;

/// In which list the words of a case code stand. They are told apart by their script, so that a
/// person who comes back need not remember in which language she was.
public enum CodeLanguage {
  /// English: two short words with a hyphen between.
  EN("en", UnicodeScript.LATIN, "-"),
  /// Chinese: two characters, each written the same in simplified and traditional script.
  ZH("zh", UnicodeScript.HAN, ""),
  /// Korean: two syllables.
  KO("ko", UnicodeScript.HANGUL, "");

  private final String code;
  private final UnicodeScript script;
  private final String joint;

  CodeLanguage(String code, UnicodeScript script, String joint) {
    this.code = code;
    this.script = script;
    this.joint = joint;
  }

  /// Returns the list for a person who reads this language; English if there is none of her own.
  public static CodeLanguage of(Locale locale) {
    for (CodeLanguage language : values()) {
      if (language.code.equals(locale.getLanguage())) {
        return language;
      }
    }
    return EN;
  }

  static Optional<CodeLanguage> ofLetter(int letter) {
    UnicodeScript found = UnicodeScript.of(letter);
    for (CodeLanguage language : values()) {
      if (language.script == found) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  String code() {
    return code;
  }

  /// What stands between the two parts of a word.
  String joint() {
    return joint;
  }

  /// Whether each part of a word is one character, so that nothing need stand between words.
  boolean isWrittenWithoutSpaces() {
    return this != EN;
  }
}
