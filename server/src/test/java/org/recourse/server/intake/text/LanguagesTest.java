package org.recourse.server.intake.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.law.Audience;
import org.recourse.casework.law.Element;
import org.recourse.casework.law.Exposure;
import org.recourse.casework.notice.NoticeState;
import org.recourse.casework.review.Ground;
import org.recourse.server.casework.CaseworkSettings;
import org.recourse.server.intake.flow.Field;
import org.recourse.server.intake.flow.Screen;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class LanguagesTest {

  private static Map<String, Map<String, String>> files() throws IOException {
    Map<String, Map<String, String>> files = new TreeMap<>();
    for (Resource file : new PathMatchingResourcePatternResolver()
        .getResources("classpath*:intake/messages_*.properties")) {
      Properties read = new Properties();
      read.load(new StringReader(file.getContentAsString(StandardCharsets.UTF_8)));
      files.put(
          String.valueOf(file.getFilename()),
          read.stringPropertyNames().stream()
              .collect(Collectors.toMap(key -> key, read::getProperty)));
    }
    return files;
  }

  private static Languages languages() throws IOException {
    return new Languages(CaseworkSettings.USUAL);
  }

  @Test
  void everyLanguageHasAllSentencesAndEachNamesTheSameThings() throws IOException {
    Map<String, Map<String, String>> files = files();
    assertThat(files).hasSizeGreaterThanOrEqualTo(4);
    Map<String, String> english = files.getOrDefault("messages_en.properties", Map.of());
    files.forEach((name, sentences) -> {
      assertThat(sentences.keySet()).as(name).isEqualTo(english.keySet());
      sentences.forEach((key, sentence) -> {
        assertThat(sentence).as(name + ' ' + key).isNotBlank();
        assertThat(List.copyOf(new java.util.TreeSet<>(Language.places(sentence))))
            .as(name + ' ' + key)
            .isEqualTo(List.copyOf(
                new java.util.TreeSet<>(Language.places(english.getOrDefault(key, "")))));
      });
    });
  }

  @Test
  void whateverCanHappenOrBeAskedHasItsSentence() throws IOException {
    Language english = languages().find("en").orElseThrow();
    for (CaseEventKind kind : CaseEventKind.values()) {
      assertThat(english.has("event." + kind)).as(kind.name()).isTrue();
    }
    for (Ground ground : Ground.values()) {
      assertThat(english.has("ground." + ground)).as(ground.name()).isTrue();
    }
    for (Element element : Element.values()) {
      assertThat(english.has("element." + element)).as(element.name()).isTrue();
    }
    for (NoticeState state : NoticeState.values()) {
      assertThat(english.has("report." + state)).as(state.name()).isTrue();
    }
    for (ConsentAct act : ConsentAct.values()) {
      assertThat(english.has("consent." + act)).as(act.name()).isTrue();
      assertThat(english.has("consent.short." + act)).as(act.name()).isTrue();
    }
    for (Audience audience : Audience.values()) {
      for (Exposure.Degree degree : Exposure.Degree.values()) {
        assertThat(english.has("exposure." + audience + '.' + degree)).isTrue();
      }
    }
  }

  @Test
  void everyScreenAndEveryFieldWithItsChoicesHasItsSentence() throws IOException {
    Language english = languages().find("en").orElseThrow();
    for (Screen screen : Screen.values()) {
      assertThat(english.has("screen." + screen.key())).as(screen.name()).isTrue();
    }
    for (Field field : Field.values()) {
      boolean consent =
          List.of(ConsentAct.values()).stream().anyMatch(act -> act.name().equals(field.name()));
      assertThat(consent || english.has("field." + field)).as(field.name()).isTrue();
      field.choices().stream()
          .filter(choice -> !choice.equals(Field.TICKED) || field == Field.SAFE)
          .forEach(choice -> assertThat(english.has("field." + field + '.' + choice))
              .as(field + "." + choice)
              .isTrue());
    }
  }

  @Test
  void theBestLanguageIsTheOneThatTheBrowserAsksForFirst() throws IOException {
    Languages languages = languages();
    Map<String, String> best = Map.of(
        "zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant",
        "zh-HK", "zh-Hant",
        "zh-Hant-MO", "zh-Hant",
        "zh-CN,zh;q=0.9", "zh-Hans",
        "zh", "zh-Hans",
        "ko-KR,ko;q=0.9,en-US;q=0.8", "ko",
        "fr-FR,ko;q=0.5", "ko",
        "fr", "en",
        "*", "en",
        ";;;=q", "en");
    best.forEach(
        (wish, tag) -> assertThat(languages.bestFor(wish).tag()).as(wish).isEqualTo(tag));
    assertThat(languages.bestFor(null).tag()).isEqualTo("en");
    assertThat(languages.bestFor("ko,".repeat(1_000)).tag()).isEqualTo("en");
  }

  @Test
  void whatIsPutIntoASentenceIsNeverTakenForAName() {
    Language language = new Language(
        "en", Map.of("time.pattern", "yyyy", "both", "{first} and {second}.", "one", "{text}"));
    assertThat(language.of("both", Map.of("first", "{second}", "second", "$1\\")))
        .isEqualTo("{second} and $1\\.");
    assertThat(language.of("one", "text", "{other}")).isEqualTo("{other}");
  }

  @Test
  void thePlatformsNameBeginsASentenceWithACapital() throws IOException {
    Language english = new Languages(CaseworkSettings.USUAL).find("en").orElseThrow();
    assertThat(english.of("event.LOCATED")).startsWith("This platform found");
    assertThat(english.of("start.cannot.1")).startsWith("It reaches this platform.");
  }
}
