package org.recourse.casework.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {

  private static final long SEED = 17;

  /// Walks all types that a statement is made of. Text is only where it cannot name anyone.
  @Test
  void aStatementHasNoPlaceForAName() {
    Set<Class<?>> withText = new HashSet<>();
    walk(StatementOfReasons.class, new HashSet<>(), withText);

    assertThat(withText)
        .containsExactlyInAnyOrder(
            StatementId.class, // random
            ItemReference.class, // the platform's number
            Provision.class, // configured by the operator, the same for all cases
            Restriction.class); // codes of countries
  }

  private static void walk(Type type, Set<Type> seen, Set<Class<?>> withText) {
    if (!seen.add(type)) {
      return;
    }
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        walk(argument, seen, withText);
      }
    } else if (type instanceof Class<?> c) {
      for (RecordComponent component :
          Optional.ofNullable(c.getRecordComponents()).orElse(new RecordComponent[0])) {
        if (component.getGenericType().getTypeName().contains("String")) {
          withText.add(c);
        }
        walk(component.getGenericType(), seen, withText);
      }
      for (Class<?> permitted :
          Optional.ofNullable(c.getPermittedSubclasses()).orElse(new Class<?>[0])) {
        walk(permitted, seen, withText);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyLanguageHasEverySentenceWithTheSamePlaces(Language language) {
    Phrases english = StatementText.phrases(Language.EN);
    Phrases phrases = StatementText.phrases(language);

    assertThat(phrases.names()).isEqualTo(english.names());
    for (String name : english.names()) {
      assertThat(phrases.places(name)).as(name).isEqualTo(english.places(name));
    }
    for (Finding finding : Finding.values()) {
      assertThat(phrases.names())
          .contains("finding." + finding.name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyStatementCanBeWrittenInEveryLanguage(Language language) {
    Random random = new Random(SEED);
    for (int run = 0; run < 500; run++) {
      StatementText text = StatementText.of(Statements.random(random), language);

      assertThat(text.paragraphs()).as("seed %d", SEED).hasSize(6).noneMatch(String::isBlank);
      assertThat(text.plain()).as("seed %d", SEED).doesNotContain("{", "}", "null");
    }
  }

  @Test
  void theEnglishTextSaysWhatWasDoneWhyAndHowToContestIt() {
    assertThat(StatementText.of(Statements.plain(), Language.EN).plain()).isEqualTo("""
            A decision about something you posted

            On 21 November 2026 we decided about the item with the number post:4711, which you posted. \
            We removed it. This applies everywhere. This has no end date.

            We decided after we had received a notice. The item is an intimate picture or video that was \
            shared without the consent of the person shown.

            A person made this decision.

            We hold the item to be illegal under: section 201k of the criminal code. The law forbids what \
            is described above.

            You can complain to us, free of charge and online, until 21 May 2027. A person who did not \
            take this decision will look at your complaint. You can also turn to a certified body for the \
            settlement of disputes. You can go to court at any time.

            Number of this statement: 6f0a4a55-9f0d
            """);
  }

  @Test
  void theOtherLanguagesWriteTheirOwnDates() {
    assertThat(StatementText.of(Statements.plain(), Language.ZH_HANS).plain())
        .contains("我们于2026年11月21日就您发布的", "2027年5月21日之前（含当日）");
    assertThat(StatementText.of(Statements.plain(), Language.ZH_HANT).plain())
        .contains("我們於2026年11月21日就您發布的");
    assertThat(StatementText.of(Statements.plain(), Language.KO).plain())
        .contains("2026년 11월 21일에 회원님이 게시한");
  }

  @Test
  void theUploaderIsToldOfANoticeWhoeverSentIt() {
    StatementOfReasons plain = Statements.plain();
    StatementOfReasons flagged = new StatementOfReasons(
        plain.id(),
        plain.item(),
        plain.restriction(),
        Occasion.TRUSTED_FLAGGER,
        plain.findings(),
        plain.automation(),
        plain.basis(),
        plain.redress(),
        plain.decidedAt());

    assertThat(StatementText.of(flagged, Language.EN))
        .isEqualTo(StatementText.of(plain, Language.EN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://x.example/1", "Kim Minji", "a\nb", "名字"})
  void anItemIsNamedByANumberOnly(String reference) {
    assertThatThrownBy(() -> new ItemReference(reference))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a number of an item");
  }

  @Test
  void anItemsNumberDoesNotPrintItself() {
    assertThat(Statements.plain().toString()).doesNotContain("4711");
  }

  @Test
  void aRestrictionThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> new Restriction(
            Set.of(Measure.REMOVED),
            Set.of(),
            LocalDate.of(2026, 11, 21),
            Optional.of(LocalDate.of(2026, 11, 20))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void languagesAreFoundByTheirTags() {
    assertThat(Language.withTag("zh-hans")).contains(Language.ZH_HANS);
    assertThat(Language.withTag("de")).isEmpty();
  }
}
