package org.recourse.server.intake.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One language of the requester's pages: all their sentences. Immutable.
///
/// A sentence names what is put into it: `Open until {due}.`
public final class Language {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  private final String tag;
  private final Map<String, String> sentences;
  private final DateTimeFormatter times;

  /// Takes the sentences of one file.
  ///
  /// @param tag as `en` or `zh-Hant`
  Language(String tag, Map<String, String> sentences) {
    this.tag = tag;
    this.sentences = Map.copyOf(sentences);
    this.times = DateTimeFormatter.ofPattern(of("time.pattern"), Locale.forLanguageTag(tag))
        .withZone(ZoneOffset.UTC);
  }

  /// Returns the tag, as `en` or `zh-Hant`.
  public String tag() {
    return tag;
  }

  /// Returns what the language calls itself.
  public String name() {
    return of("language.name");
  }

  /// Returns the beginnings of the tags of those who read it best, as `zh-TW`.
  List<String> readers() {
    return List.of(of("language.readers").split(" ", -1));
  }

  /// Returns all sentences by their keys.
  public Map<String, String> sentences() {
    return sentences;
  }

  /// Returns whether there is such a sentence.
  public boolean has(String key) {
    return sentences.containsKey(key);
  }

  /// Returns a sentence.
  ///
  /// @throws IllegalArgumentException if there is none; a test sees to it that all languages have
  ///     the same
  public String of(String key) {
    String sentence = sentences.get(key);
    if (sentence == null) {
      throw new IllegalArgumentException("no sentence " + key + " in " + tag);
    }
    return sentence;
  }

  /// Returns a sentence with what it names. What is put in is never looked at again for names.
  public String of(String key, Map<String, String> named) {
    return PLACE
        .matcher(of(key))
        .replaceAll(place -> Matcher.quoteReplacement(named.getOrDefault(place.group(1), "")));
  }

  /// Returns a sentence that names one thing.
  public String of(String key, String name, String value) {
    return of(key, Map.of(name, value));
  }

  /// Returns the sentences `KEY.1`, `KEY.2`, and so on.
  public List<String> all(String key) {
    List<String> all = new ArrayList<>();
    for (int i = 1; has(key + '.' + i); i++) {
      all.add(of(key + '.' + i));
    }
    return all;
  }

  /// Returns what a sentence names.
  static List<String> places(String sentence) {
    return PLACE
        .matcher(sentence)
        .results()
        .map(found -> found.group(1))
        .sorted()
        .toList();
  }

  /// Returns an instant as people write it, in UTC, to the minute.
  public String time(Instant instant) {
    return times.format(instant);
  }
}
