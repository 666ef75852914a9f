package org.recourse.server.intake.flow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.cases.Route;
import org.recourse.casework.notice.ReportedItem;

/// One question, or one thing to know before the next. Which come depends on the answers so far:
/// [#on].
public enum Screen {
  /// Is it safe to use this device?
  SAFE(Kind.GATE, Field.SAFE),
  /// It is not, or may not be: what that means.
  CAREFUL(Kind.ADVICE),
  /// How old was the person in the picture when it was made?
  AGE(Kind.GATE, Field.AGE),
  /// Under 18, or perhaps: who helps.
  MINOR(Kind.ADVICE),
  /// Who asks?
  WHO(Kind.QUESTIONS, Field.WHO),
  /// What happened?
  WHAT(Kind.GATE, Field.WHAT),
  /// How fingerprints protect, and what they cannot do.
  PROTECT(Kind.ADVICE),
  /// What to do with a threat.
  THREAT(Kind.ADVICE),
  /// What to record of others' pictures, and how to tell her.
  TIP(Kind.ADVICE),
  /// Where is it?
  WHERE(Kind.QUESTIONS, Field.WHERE, Field.PLACE),
  /// What is it?
  KIND(Kind.QUESTIONS, Field.KIND),
  /// In her own words.
  TOLD(Kind.QUESTIONS, Field.TOLD),
  /// The statements that the laws need.
  DECLARE(Kind.QUESTIONS, Field.NONCONSENT, Field.INTIMATE, Field.GOOD_FAITH, Field.TRUE),
  /// Name, contact, signature.
  SIGN(Kind.QUESTIONS, Field.NAME, Field.CONTACT, Field.SIGNATURE),
  /// What she agrees to.
  CONSENT(
      Kind.CONSENTS,
      Field.KEEP_CASE,
      Field.READ_REPORT,
      Field.READ_CASE,
      Field.MATCH_UPLOADS,
      Field.SHARE_FINGERPRINTS,
      Field.COUNT),
  /// All of it once more, and what the laws ask for and is missing.
  CHECK(Kind.CHECK),
  /// The eight words.
  CODE(Kind.CODE);

  /// How a screen looks and what it asks for.
  public enum Kind {
    /// A question that must be answered.
    GATE,
    /// Questions that can be answered, by choosing, ticking or writing.
    QUESTIONS,
    /// Something to know.
    ADVICE,
    /// What she agrees to, one by one.
    CONSENTS,
    /// What will be sent.
    CHECK,
    /// The words.
    CODE
  }

  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Field> fields;

  Screen(Kind kind, Field... fields) {
    this.kind = kind;
    this.fields = List.of(fields);
  }

  /// Returns how it looks.
  public Kind kind() {
    return kind;
  }

  /// Returns what it asks whoever answered this so far.
  public List<Field> fields(Answers answers) {
    return kind == Kind.CONSENTS
        ? fields.stream().filter(field -> isOffered(field, answers)).toList()
        : fields;
  }

  private static boolean isOffered(Field field, Answers answers) {
    return answers.route().stream()
        .anyMatch(route -> Consents.offered(route).contains(ConsentAct.valueOf(field.name())));
  }

  /// Returns its name in sentences' keys.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Returns whether nothing needs to be answered.
  public boolean isSkippable() {
    return kind == Kind.QUESTIONS;
  }

  /// Returns the screens that these answers lead over, as far as they lead.
  public static List<Screen> on(Answers answers) {
    List<Screen> way = new ArrayList<>(List.of(SAFE));
    if (answers.find(Field.SAFE).isPresent() && !answers.is(Field.SAFE, "yes")) {
      way.add(CAREFUL);
    }
    if (answers.find(Field.SAFE).isPresent()) {
      way.add(AGE);
    }
    if (answers.find(Field.SAFE).isPresent() && answers.age().isPresent()) {
      way.addAll(answers.isRestricted() ? List.of(MINOR, WHO) : List.of(WHO, WHAT));
      answers.route().ifPresent(route -> way.addAll(of(route)));
    }
    return way;
  }

  private static List<Screen> of(Route route) {
    return switch (route) {
      case UNDER_18 -> List.of(WHERE, TOLD, CONSENT, CHECK, CODE);
      case PROTECT -> List.of(PROTECT, CONSENT, CODE);
      case REPORT -> List.of(WHERE, KIND, TOLD, DECLARE, SIGN, CONSENT, CHECK, CODE);
      case TIP -> List.of(TIP, WHERE, KIND, TOLD, DECLARE, CONSENT, CHECK, CODE);
      case THREAT -> List.of(THREAT, WHERE, TOLD, DECLARE, SIGN, CONSENT, CHECK, CODE);
      case DOXXING -> List.of(WHERE, TOLD, DECLARE, SIGN, CONSENT, CHECK, CODE);
    };
  }

  /// Returns the screen after this one.
  public Screen next(Answers answers) {
    List<Screen> way = on(answers);
    int here = way.indexOf(this);
    return way.get(Math.min(here + 1, way.size() - 1));
  }

  /// Returns the screen before this one, if there is one.
  public Optional<Screen> before(Answers answers) {
    int here = on(answers).indexOf(this);
    return here > 0 ? Optional.of(on(answers).get(here - 1)) : Optional.empty();
  }

  /// Returns what keeps her from going on: for each field, the key of a sentence.
  public Map<Field, String> problems(Answers answers) {
    Map<Field, String> problems = new EnumMap<>(Field.class);
    for (Field field : fields(answers)) {
      if (kind == Kind.GATE && answers.find(field).isEmpty()) {
        problems.put(field, "problem.choose");
      }
      if (field.isText() && answers.text(field).length() > field.longest()) {
        problems.put(field, "problem.long");
      }
    }
    if (this == WHERE && answers.places().size() > ReportedItem.MOST) {
      problems.putIfAbsent(Field.WHERE, "problem.many");
    }
    if (this == WHERE && answers.places().stream().anyMatch(Screen::isTooLongForAPlace)) {
      problems.putIfAbsent(Field.WHERE, "problem.line");
    }
    if (this == CONSENT && !answers.isTicked(Field.KEEP_CASE)) {
      problems.put(Field.KEEP_CASE, "problem.keep");
    }
    return problems;
  }

  private static boolean isTooLongForAPlace(String line) {
    return line.length() > Field.PLACE.longest();
  }

  /// Returns the first screen on the way that keeps her from going on, if one does: what travels
  /// with a form can have been changed on its way.
  public static Optional<Screen> unfinished(Answers answers) {
    List<Screen> way = on(answers);
    return way.getLast() == CODE
        ? way.stream().filter(screen -> !screen.problems(answers).isEmpty()).findFirst()
        : Optional.of(way.getLast());
  }
}
