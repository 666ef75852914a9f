package org.recourse.casework.oversight;

import java.io.InputStream;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.recourse.casework.law.ClockId;
import org.recourse.casework.law.RegimeId;
import org.recourse.casework.statement.Language;
import org.recourse.casework.statement.Phrases;

/// A publication in plain sentences, for a page that anyone can read.
public final class FiguresText {

  private final Publication publication;
  private final Phrases phrases;

  private FiguresText(Publication publication, Phrases phrases) {
    this.publication = publication;
    this.phrases = phrases;
  }

  /// A regime's part of the text.
  ///
  /// @param title the name of the law
  /// @param sentences on it
  public record Part(String title, List<String> sentences) {
    /// Copies the sentences.
    public Part {
      sentences = List.copyOf(sentences);
    }
  }

  /// The text.
  ///
  /// @param title of the whole
  /// @param opening which months, and how numbers are shown
  /// @param parts one for each regime under which something was notified
  public record Text(String title, String opening, List<Part> parts) {
    /// Copies the parts.
    public Text {
      parts = List.copyOf(parts);
    }

    /// Returns the whole as plain text.
    public String plain() {
      StringBuilder plain = new StringBuilder(title + "\n\n" + opening + "\n");
      for (Part part : parts) {
        plain.append("\n").append(part.title()).append("\n");
        part.sentences().forEach(sentence -> plain.append("- ").append(sentence).append("\n"));
      }
      return plain.toString();
    }
  }

  /// Writes a publication.
  public static Text of(Publication publication, Language language) {
    return new FiguresText(publication, phrases(language)).text();
  }

  static Phrases phrases(Language language) {
    String file = "figures-" + language.tag() + ".properties";
    InputStream in = FiguresText.class.getResourceAsStream(file);
    if (in == null) {
      throw new AssertionError(file + " is not in the program");
    }
    return Phrases.read(language, in);
  }

  private Text text() {
    Period period = publication.period();
    String opening =
        phrases.say("opening", Map.of("from", month(period.from()), "to", month(period.to())));
    List<Part> parts = new ArrayList<>();
    for (RegimeId regime : publication.regimes()) {
      parts.add(new Part(phrases.say("regime." + regime.name()), sentences(regime)));
    }
    return new Text(phrases.say("title"), opening, parts);
  }

  private List<String> sentences(RegimeId regime) {
    List<String> said = new ArrayList<>();
    said.add(count(regime, "requests", Count.REQUESTS));
    said.add(count(regime, "incomplete", Count.INCOMPLETE));
    said.add(count(regime, "removed", Count.REMOVED));
    said.add(count(regime, "disabled", Count.DISABLED));
    said.add(count(regime, "delisted", Count.DELISTED));
    said.add(count(regime, "refused", Count.REFUSED));
    said.add(time(publication.times(regime, Optional.empty())));
    publication.counts().keySet().stream()
        .filter(key -> key.regime() == regime && key.month().isEmpty())
        .flatMap(key -> key.clock().stream())
        .distinct()
        .sorted(Comparator.comparing(ClockId::code))
        .forEach(clock -> said.add(clock(regime, clock)));
    said.add(count(regime, "appeals", Count.APPEALS));
    said.add(count(regime, "reversed", Count.APPEALS_REVERSED));
    said.add(count(regime, "copies", Count.COPIES_FOUND));
    said.add(count(regime, "copies_removed", Count.COPIES_REMOVED));
    return said;
  }

  private String count(RegimeId regime, String sentence, Count count) {
    return phrases.say(
        sentence,
        Map.of("n", number(new FigureKey(regime, Optional.empty(), Optional.empty(), count))));
  }

  private String clock(RegimeId regime, ClockId clock) {
    Optional<ClockId> of = Optional.of(clock);
    return phrases.say(
        "clock",
        Map.of(
            "clock", clock.code(),
            "intime", number(new FigureKey(regime, Optional.empty(), of, Count.NOT_LATE)),
            "late", number(new FigureKey(regime, Optional.empty(), of, Count.LATE))));
  }

  private String time(ShownTimes times) {
    OptionalLong median = times.medianHours();
    return median.isPresent()
        ? phrases.say("median", Map.of("n", format(median.getAsLong())))
        : phrases.say("median.withheld");
  }

  private String number(FigureKey key) {
    return publication.count(key) instanceof Shown.Rounded(long value)
        ? phrases.say("about", Map.of("n", format(value)))
        : phrases.say("withheld");
  }

  private String format(long value) {
    return NumberFormat.getIntegerInstance(phrases.language().locale()).format(value);
  }

  private String month(YearMonth month) {
    Locale locale = phrases.language().locale();
    DateTimeFormatter format =
        new DateTimeFormatterBuilder().appendLocalized("yMMMM").toFormatter(locale);
    return format.format(month);
  }
}
