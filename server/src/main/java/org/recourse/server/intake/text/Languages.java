package org.recourse.server.intake.text;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recourse.server.casework.CaseworkSettings;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// The languages of the requester's pages: one for each file `intake/messages_TAG.properties`
/// (UTF-8) on the class path, found at start. May be shared between threads.
@Component
public final class Languages {

  private static final String FILES = "classpath*:intake/messages_*.properties";
  private static final String FIRST = "en";
  private static final String UNNAMED = "platform.unnamed";
  private static final int LONGEST_WISH = 500;
  private static final String PLATFORM = "{platform}";

  private final Map<String, Language> byTag = new LinkedHashMap<>();

  /// Reads the files.
  ///
  /// @throws IOException if one cannot be read
  public Languages(CaseworkSettings settings) throws IOException {
    for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
      String name = String.valueOf(file.getFilename());
      String tag = name.substring(name.indexOf('_') + 1, name.lastIndexOf('.'));
      byTag.put(tag, new Language(tag, named(read(file), settings.platform())));
    }
    if (!byTag.containsKey(FIRST)) {
      throw new IllegalStateException("the pages have no language " + FIRST);
    }
  }

  private static Map<String, String> read(Resource file) throws IOException {
    Properties read = new Properties();
    try (Reader in = new StringReader(file.getContentAsString(StandardCharsets.UTF_8))) {
      read.load(in);
    }
    return read.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, read::getProperty));
  }

  private static Map<String, String> named(Map<String, String> sentences, String name) {
    String platform =
        name.isEmpty() ? sentences.getOrDefault(UNNAMED, "") : name.replaceAll("[{}]", "");
    Map<String, String> named = new HashMap<>();
    sentences.forEach((key, sentence) -> named.put(key, named(sentence, platform)));
    return named;
  }

  // What the platform is called may stand at the beginning of a sentence.
  private static String named(String sentence, String platform) {
    String capital = platform.isEmpty()
        ? platform
        : Character.toUpperCase(platform.charAt(0)) + platform.substring(1);
    String begun =
        sentence.startsWith(PLATFORM) ? capital + sentence.substring(PLATFORM.length()) : sentence;
    return begun.replace(PLATFORM, platform);
  }

  /// Returns all, by tag.
  public List<Language> all() {
    return byTag.values().stream().sorted(Comparator.comparing(Language::tag)).toList();
  }

  /// Returns the language of a tag, if there is one.
  public Optional<Language> find(String tag) {
    return Optional.ofNullable(byTag.get(tag));
  }

  /// Returns the language that somebody reads best, by what her browser asks pages for.
  ///
  /// @param wish an `Accept-Language` header, if there was one
  public Language bestFor(@Nullable String wish) {
    if (wish != null && wish.length() <= LONGEST_WISH) {
      try {
        for (LanguageRange range : LanguageRange.parse(wish)) {
          Optional<Language> found = reading(range.getRange());
          if (found.isPresent()) {
            return found.get();
          }
        }
      } catch (IllegalArgumentException _) {
        // What is no list of languages wishes for none.
      }
    }
    return find(FIRST).orElseThrow();
  }

  // The longest beginning decides: zh-tw is read before zh.
  private Optional<Language> reading(String wanted) {
    Optional<Language> best = Optional.empty();
    int length = 0;
    for (Language language : byTag.values()) {
      for (String reader : language.readers()) {
        String start = reader.toLowerCase(Locale.ROOT);
        boolean reads = wanted.equals(start) || wanted.startsWith(start + '-');
        if (reads && start.length() > length) {
          best = Optional.of(language);
          length = start.length();
        }
      }
    }
    return best;
  }
}
