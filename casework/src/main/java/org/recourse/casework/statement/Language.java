package org.recourse.casework.statement;

import java.util.Locale;
import java.util.Optional;

/// The languages in which people are written to. Each has its files of [Phrases].
public enum Language {
  /// English.
  EN("en", Locale.UK),
  /// Chinese in simplified characters.
  ZH_HANS("zh-Hans", Locale.forLanguageTag("zh-Hans-CN")),
  /// Chinese in traditional characters.
  ZH_HANT("zh-Hant", Locale.forLanguageTag("zh-Hant-TW")),
  /// Korean.
  KO("ko", Locale.KOREA);

  private final String tag;
  private final Locale locale;

  Language(String tag, Locale locale) {
    this.tag = tag;
    this.locale = locale;
  }

  /// Returns its BCP 47 tag, as in `zh-Hans`.
  public String tag() {
    return tag;
  }

  /// Returns how it writes dates and numbers.
  public Locale locale() {
    return locale;
  }

  /// Returns the language with a tag; empty if there is none.
  public static Optional<Language> withTag(String tag) {
    for (Language language : values()) {
      if (language.tag.equalsIgnoreCase(tag)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
