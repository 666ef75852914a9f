package org.recourse.casework.statement;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A statement of reasons in plain sentences.
///
/// @param language in which it is written
/// @param title of the message; neutral, for others may see it on a screen
/// @param paragraphs each some sentences
public record StatementText(Language language, String title, List<String> paragraphs) {

  private static final Map<Language, Phrases> PHRASES = load();

  /// Copies the paragraphs.
  public StatementText {
    paragraphs = List.copyOf(paragraphs);
  }

  /// Writes a statement.
  public static StatementText of(StatementOfReasons statement, Language language) {
    return new StatementText(
        language, phrases(language).say("title"), new Writer(statement, language).paragraphs());
  }

  /// Returns the whole as plain text, paragraphs apart by an empty line.
  public String plain() {
    return title + "\n\n" + String.join("\n\n", paragraphs) + "\n";
  }

  static Phrases phrases(Language language) {
    Phrases phrases = PHRASES.get(language);
    if (phrases == null) {
      throw new AssertionError(language);
    }
    return phrases;
  }

  private static Map<Language, Phrases> load() {
    Map<Language, Phrases> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String file = "statement-" + language.tag() + ".properties";
      InputStream in = StatementText.class.getResourceAsStream(file);
      if (in == null) {
        throw new AssertionError(file + " is not in the program");
      }
      all.put(language, Phrases.read(language, in));
    }
    return all;
  }

  /// Writes one statement, in the order of art. 17(3).
  private static final class Writer {

    private final StatementOfReasons statement;
    private final Phrases phrases;
    private final DateTimeFormatter dates;

    Writer(StatementOfReasons statement, Language language) {
      this.statement = statement;
      this.phrases = phrases(language);
      this.dates =
          DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale());
    }

    List<String> paragraphs() {
      return List.of(
          sentences(opening()),
          sentences(facts()),
          phrases.say(code("automation", statement.automation().decision())),
          ground(),
          sentences(redress()),
          phrases.say("number", Map.of("id", statement.id().value())));
    }

    private List<String> opening() {
      List<String> said = new ArrayList<>();
      LocalDate decided = statement.decidedAt().atOffset(ZoneOffset.UTC).toLocalDate();
      said.add(phrases.say(
          "opening", Map.of("date", date(decided), "item", statement.item().value())));
      for (Measure measure : sorted(statement.restriction().measures())) {
        said.add(phrases.say(code("measure", measure)));
      }
      said.add(where());
      said.add(statement
          .restriction()
          .until()
          .map(until -> phrases.say("duration.until", Map.of("until", date(until))))
          .orElseGet(() -> phrases.say("duration.lasting")));
      return said;
    }

    private String where() {
      if (statement.restriction().countries().isEmpty()) {
        return phrases.say("scope.everywhere");
      }
      Locale locale = phrases.language().locale();
      String names = statement.restriction().countries().stream()
          .sorted()
          .map(code -> Locale.of("", code).getDisplayCountry(locale))
          .collect(Collectors.joining(phrases.say("comma")));
      return phrases.say("scope.countries", Map.of("countries", names));
    }

    private List<String> facts() {
      List<String> said = new ArrayList<>();
      Occasion occasion = statement.occasion();
      said.add(phrases.say(
          occasion == Occasion.OWN_INITIATIVE ? "occasion.own_initiative" : "occasion.notice"));
      for (Finding finding : sorted(statement.findings())) {
        said.add(phrases.say(code("finding", finding)));
      }
      if (statement.automation().detection()) {
        said.add(phrases.say("detection.automated"));
      }
      return said;
    }

    private String ground() {
      Map<String, String> values =
          Map.of("provision", statement.basis().provision().citation());
      return switch (statement.basis()) {
        case Basis.Illegal _ -> phrases.say("ground.illegal", values);
        case Basis.AgainstTerms terms ->
          phrases.say(terms.alsoIllegal() ? "ground.terms_and_illegal" : "ground.terms", values);
      };
    }

    private List<String> redress() {
      List<String> said = new ArrayList<>();
      said.add(statement
          .redress()
          .complaintUntil()
          .map(until -> phrases.say("redress.complaint", Map.of("until", date(until))))
          .orElseGet(() -> phrases.say("redress.none")));
      if (statement.redress().disputeBody()) {
        said.add(phrases.say("redress.body"));
      }
      said.add(phrases.say("redress.court"));
      return said;
    }

    private String date(LocalDate date) {
      return dates.format(date);
    }

    private String sentences(List<String> said) {
      boolean spaced = phrases.language() == Language.EN || phrases.language() == Language.KO;
      return String.join(spaced ? " " : "", said);
    }

    private static String code(String group, Enum<?> value) {
      return group + "." + value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> List<E> sorted(Set<E> values) {
      return values.stream().sorted().toList();
    }
  }
}
