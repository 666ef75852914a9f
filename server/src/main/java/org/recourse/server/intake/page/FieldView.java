package org.recourse.server.intake.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.server.intake.flow.Answers;
import org.recourse.server.intake.flow.Field;
import org.recourse.server.intake.text.Language;

/// A field as a template shows it.
///
/// @param name in the form
/// @param label what is asked
/// @param hint what helps to answer, empty if nothing
/// @param value what was typed
/// @param problem what keeps her from going on, empty if nothing
/// @param options what can be chosen
/// @param longest how many characters it may have, 0 if it is no text
/// @param rows how high it is; 1 for one line
public record FieldView(
    String name,
    String label,
    String hint,
    String value,
    String problem,
    List<Option> options,
    int longest,
    int rows) {

  private static final int SHORT = 400;
  private static final int MIDDLE = 2_000;

  /// One choice.
  ///
  /// @param value what it sends
  /// @param label what it says
  /// @param hint more of it, empty if nothing
  /// @param chosen whether it is
  public record Option(String value, String label, String hint, boolean chosen) {}

  /// Returns whether it is a text.
  public boolean isText() {
    return longest > 0;
  }

  /// Returns whether it is a box to tick.
  public boolean isTick() {
    return longest == 0 && options.isEmpty();
  }

  /// Returns whether it is ticked.
  public boolean isTicked() {
    return value.equals(Field.TICKED);
  }

  /// Returns the fields with what was answered.
  static List<FieldView> of(
      List<Field> fields, Answers answers, Map<Field, String> problems, Language t) {
    return fields.stream()
        .map(field -> of(field, answers, Optional.ofNullable(problems.get(field)), t))
        .toList();
  }

  private static FieldView of(Field field, Answers answers, Optional<String> problem, Language t) {
    String key = "field." + field.name();
    boolean isTick = field.choices().equals(List.of(Field.TICKED));
    List<Option> options = isTick
        ? List.of()
        : field.choices().stream()
            .map(value -> new Option(
                value,
                t.of(key + '.' + value),
                hint(key + '.' + value, t),
                answers.is(field, value)))
            .toList();
    String longest = Integer.toString(field.longest());
    return new FieldView(
        field.formName(),
        t.of(key),
        hint(key, t),
        answers.text(field),
        problem.map(why -> t.of(why, "longest", longest)).orElse(""),
        options,
        field.longest(),
        rows(field.longest()));
  }

  private static int rows(int longest) {
    if (longest <= SHORT) {
      return 1;
    }
    return longest <= MIDDLE ? 4 : 8;
  }

  private static String hint(String key, Language t) {
    return t.has(key + ".hint") ? t.of(key + ".hint") : "";
  }
}
