package org.recourse.casework.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The words of one language: each first part with each second part. Immutable.
final class CodeWords {

  /// How many words there are: 96 first parts with 81 second parts.
  static final int COUNT = 7776;

  private static final Map<CodeLanguage, CodeWords> LISTS = new EnumMap<>(CodeLanguage.class);

  static {
    for (CodeLanguage language : CodeLanguage.values()) {
      LISTS.put(language, new CodeWords(language));
    }
  }

  private final List<String> words = new ArrayList<>();
  private final Map<String, Integer> indexes = HashMap.newHashMap(COUNT);
  private final Map<String, String> byLetters = HashMap.newHashMap(COUNT);
  private final Map<String, String> byStrokes = HashMap.newHashMap(COUNT);

  private CodeWords(CodeLanguage language) {
    String[] parts = text(language).strip().split("\\n\\s*\\n", -1);
    for (String first : parts[0].strip().split("\\s+", -1)) {
      for (String second : parts[1].strip().split("\\s+", -1)) {
        String word = first + language.joint() + second;
        indexes.put(word, words.size());
        words.add(word);
        byLetters.put(first + second, word);
        byStrokes.put(strokes(first + second), word);
      }
    }
    if (byStrokes.size() != COUNT) {
      throw new AssertionError("a list has 7,776 words: " + language + " has " + byStrokes.size());
    }
  }

  static CodeWords of(CodeLanguage language) {
    return Objects.requireNonNull(LISTS.get(language));
  }

  private static String text(CodeLanguage language) {
    String name = "case-words-" + language.code() + ".txt";
    try (InputStream list = CodeWords.class.getResourceAsStream(name)) {
      if (list == null) {
        throw new AssertionError("missing: " + name);
      }
      return new String(list.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String word(int index) {
    return words.get(index);
  }

  /// Returns which word it is.
  ///
  /// @throws IllegalArgumentException if it stands in another list, or in none
  int index(String word) {
    Integer index = indexes.get(word);
    if (index == null) {
      throw new IllegalArgumentException("not a word of the list");
    }
    return index;
  }

  boolean contains(String word) {
    return indexes.containsKey(word);
  }

  /// Returns the word that is spelled so, with nothing between its parts.
  Optional<String> spelled(String letters) {
    return Optional.ofNullable(byLetters.get(letters));
  }

  /// Returns the only word that is one slip away, if it is the only one.
  Optional<String> oneSlipFrom(String letters) {
    String typed = strokes(letters);
    String found = null;
    for (Map.Entry<String, String> entry : byStrokes.entrySet()) {
      if (isOneSlip(typed, entry.getKey())) {
        if (found != null) {
          return Optional.empty();
        }
        found = entry.getValue();
      }
    }
    return Optional.ofNullable(found);
  }

  // Korean is typed letter by letter and not syllable by syllable.
  private static String strokes(String letters) {
    return Normalizer.normalize(letters, Normalizer.Form.NFD);
  }

  /*
   * Whether one character is missing, too much, or another, or two neighbours are exchanged:
   * beside what both begin and end with, at most that is left.
   */
  private static boolean isOneSlip(String typed, String word) {
    int shorter = Math.min(typed.length(), word.length());
    if (Math.max(typed.length(), word.length()) - shorter > 1) {
      return false;
    }
    int start = 0;
    while (start < shorter && typed.charAt(start) == word.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && typed.charAt(typed.length() - 1 - end) == word.charAt(word.length() - 1 - end)) {
      end++;
    }
    String left = typed.substring(start, typed.length() - end);
    String right = word.substring(start, word.length() - end);
    return (left.length() <= 1 && right.length() <= 1)
        || (left.length() == 2
            && right.length() == 2
            && left.charAt(0) == right.charAt(1)
            && left.charAt(1) == right.charAt(0));
  }
}
