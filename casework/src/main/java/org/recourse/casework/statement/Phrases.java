package org.recourse.casework.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The sentences of one language, from a file beside a class: `name-zh-Hans.properties`, UTF-8.
/// A sentence may have places such as `{until}`. Immutable, may be shared.
public final class Phrases {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  private final Language language;
  private final Properties sentences;

  private Phrases(Language language, Properties sentences) {
    this.language = language;
    this.sentences = sentences;
  }

  /// Reads a file that comes with the program.
  ///
  /// @param file open on the file; closed by this method
  public static Phrases read(Language language, InputStream file) {
    Properties sentences = new Properties();
    try (InputStreamReader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      sentences.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Phrases(language, sentences);
  }

  /// Returns the language.
  public Language language() {
    return language;
  }

  /// Returns the names of all sentences.
  public Set<String> names() {
    return new TreeSet<>(sentences.stringPropertyNames());
  }

  /// Returns the places of a sentence, in the order of the alphabet.
  public Set<String> places(String name) {
    return PLACE
        .matcher(sentences.getProperty(name, ""))
        .results()
        .map(place -> place.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Returns a sentence that has no places.
  public String say(String name) {
    return say(name, Map.of());
  }

  /// Returns a sentence with its places filled.
  public String say(String name, Map<String, String> values) {
    String sentence = sentences.getProperty(name);
    if (sentence == null) {
      throw new AssertionError("no sentence " + name + " in " + language.tag());
    }
    return PLACE
        .matcher(sentence)
        .replaceAll(place -> Matcher.quoteReplacement(value(name, place.group(1), values)));
  }

  private static String value(String name, String place, Map<String, String> values) {
    String value = values.get(place);
    if (value == null) {
      throw new AssertionError("nothing for " + place + " in " + name);
    }
    return value;
  }
}
