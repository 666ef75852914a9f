package org.recourse.server.intake.flow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.cases.Route;
import org.recourse.casework.law.Capacity;
import org.recourse.casework.notice.AgeInPicture;
import org.recourse.casework.notice.ItemKind;

/// Everything that is asked. The form's names tell nobody who looks over a shoulder what they are
/// for.
public enum Field {
  /// Whether it is safe to use this device now.
  SAFE("safe", List.of("yes", "no", "unsure")),
  /// An [AgeInPicture].
  AGE("age", names(AgeInPicture.values())),
  /// A [Capacity].
  WHO("who", names(Capacity.SELF, Capacity.AUTHORISED, Capacity.BODY, Capacity.ANYONE)),
  /// A [Route], but the one for those under 18, which follows from the age.
  WHAT("what", names(Route.REPORT, Route.PROTECT, Route.THREAT, Route.DOXXING, Route.TIP)),
  /// Links, message numbers, accounts: one in each line.
  WHERE("where", 4_000),
  /// How it can be found by who has no link.
  PLACE("place", 2_000),
  /// An [ItemKind].
  KIND(
      "kind",
      names(
          ItemKind.AUTHENTIC,
          ItemKind.SECRET_FILMING,
          ItemKind.SYNTHETIC,
          ItemKind.THREAT,
          ItemKind.PERSONAL_DATA,
          ItemKind.UNKNOWN)),
  /// Her own words.
  TOLD("told", 4_000),
  /// That it is there without consent.
  NONCONSENT("d1"),
  /// That it is intimate.
  INTIMATE("d2"),
  /// That she believes it in good faith.
  GOOD_FAITH("d3"),
  /// That it is true to the best of her knowledge.
  TRUE("d4"),
  /// Her name.
  NAME("called", 200),
  /// Where she can be reached.
  CONTACT("reach", 400),
  /// Her typed signature.
  SIGNATURE("signed", 200),
  /// [ConsentAct#KEEP_CASE].
  KEEP_CASE("c1"),
  /// [ConsentAct#READ_REPORT].
  READ_REPORT("c2"),
  /// [ConsentAct#READ_CASE].
  READ_CASE("c6"),
  /// [ConsentAct#MATCH_UPLOADS].
  MATCH_UPLOADS("c3"),
  /// [ConsentAct#SHARE_FINGERPRINTS].
  SHARE_FINGERPRINTS("c4"),
  /// [ConsentAct#COUNT].
  COUNT("c5");

  /// What a tick sends.
  public static final String TICKED = "yes";

  private final String formName;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> choices;

  private final int longest;

  Field(String formName, List<String> choices) {
    this(formName, choices, 0);
  }

  Field(String formName, int longest) {
    this(formName, List.of(), longest);
  }

  Field(String formName) {
    this(formName, List.of(TICKED), 0);
  }

  Field(String formName, List<String> choices, int longest) {
    this.formName = formName;
    this.choices = choices;
    this.longest = longest;
  }

  private static List<String> names(Enum<?>... values) {
    return Stream.of(values).map(Enum::name).toList();
  }

  /// Returns its name in forms.
  public String formName() {
    return formName;
  }

  /// Returns what can be chosen; of a text, nothing.
  public List<String> choices() {
    return choices;
  }

  /// Returns how many characters a text may have; 0 if it is no text.
  public int longest() {
    return longest;
  }

  /// Returns whether it is a text.
  public boolean isText() {
    return longest > 0;
  }

  /// Returns the field of an act that she can agree to.
  public static Field of(ConsentAct act) {
    return valueOf(act.name());
  }

  /// Returns what an answer is worth: a text as it was typed but for control characters, a choice
  /// if it is one of those offered.
  ///
  /// Too long a text is still there, so that the form can show it again.
  public Optional<String> read(String typed) {
    if (!isText()) {
      return Optional.of(typed).filter(choices::contains);
    }
    String text =
        withoutControls(typed.replace("\r\n", "\n").replace('\r', '\n')).strip();
    return Optional.of(text).filter(given -> !given.isEmpty());
  }

  private static String withoutControls(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(point -> point == '\n' || point == '\t' || !Character.isISOControl(point))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
