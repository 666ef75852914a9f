package org.recourse.server.intake.flow;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.cases.Route;
import org.recourse.casework.law.Capacity;
import org.recourse.casework.notice.AgeInPicture;

/// What she answered so far; what she skipped is not there. Withheld from logs. Immutable.
public final class Answers {

  /// No answer yet.
  public static final Answers NONE = new Answers(Map.of());

  /// What is no part of a case: it was asked for her safety, or is kept as a consent.
  private static final Set<Field> NOT_KEPT = EnumSet.of(
      Field.SAFE,
      Field.KEEP_CASE,
      Field.READ_REPORT,
      Field.READ_CASE,
      Field.MATCH_UPLOADS,
      Field.SHARE_FINGERPRINTS,
      Field.COUNT);

  private final Map<Field, String> given;

  private Answers(Map<Field, String> given) {
    this.given = Map.copyOf(given);
  }

  /// Reads a form.
  ///
  /// @param form returns what a name has in it, null if it is not there
  public static Answers read(UnaryOperator<@Nullable String> form) {
    Map<Field, String> given = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String typed = form.apply(field.formName());
      if (typed != null) {
        field.read(typed).ifPresent(value -> given.put(field, value));
      }
    }
    return new Answers(given);
  }

  /// Reads what a case kept of them.
  public static Answers kept(Map<String, String> kept) {
    return read(kept::get);
  }

  /// Returns what a case keeps of them, by the form's names.
  public Map<String, String> kept() {
    Map<String, String> kept = new LinkedHashMap<>();
    for (Field field : Field.values()) {
      if (!NOT_KEPT.contains(field)) {
        find(field).ifPresent(value -> kept.put(field.formName(), value));
      }
    }
    return kept;
  }

  /// Returns an answer, if there is one.
  public Optional<String> find(Field field) {
    return Optional.ofNullable(given.get(field));
  }

  /// Returns an answer, empty if there is none.
  public String text(Field field) {
    return given.getOrDefault(field, "");
  }

  /// Returns whether this was chosen.
  public boolean is(Field field, String value) {
    return value.equals(given.get(field));
  }

  /// Returns whether a box is ticked.
  public boolean isTicked(Field field) {
    return is(field, Field.TICKED);
  }

  /// Returns these without the answers to some questions.
  public Answers without(Set<Field> skipped) {
    Map<Field, String> rest = new EnumMap<>(Field.class);
    given.forEach((field, value) -> {
      if (!skipped.contains(field)) {
        rest.put(field, value);
      }
    });
    return new Answers(rest);
  }

  /// Returns how old the person was, if that was answered.
  public Optional<AgeInPicture> age() {
    return find(Field.AGE).map(AgeInPicture::valueOf);
  }

  /// Returns whether the separate route is to be taken. Not before it was answered.
  public boolean isRestricted() {
    return age().filter(AgeInPicture::isRestricted).isPresent();
  }

  /// Returns the route, if it is known.
  public Optional<Route> route() {
    return isRestricted() ? Optional.of(Route.UNDER_18) : find(Field.WHAT).map(Route::valueOf);
  }

  /// Returns in what capacity she asks: whoever does not say so counts as anyone.
  public Capacity capacity() {
    return find(Field.WHO).map(Capacity::valueOf).orElse(Capacity.ANYONE);
  }

  /// Returns what she agrees to, of what her route offers.
  public Set<ConsentAct> agreed() {
    EnumSet<ConsentAct> agreed = EnumSet.noneOf(ConsentAct.class);
    route().stream()
        .flatMap(route -> Consents.offered(route).stream())
        .filter(act -> isTicked(Field.of(act)))
        .forEach(agreed::add);
    return agreed;
  }

  /// Returns the links and numbers, one of each line.
  public List<String> places() {
    return text(Field.WHERE)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /// Says nothing of them.
  @Override
  public String toString() {
    return "Answers[withheld]";
  }
}
