package org.recourse.casework.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CaseCodeTest {

  private static final Path VECTORS = Path.of("../vectors/case-code-v1");
  private static final long SEED = 20261121;

  static Stream<JsonNode> keys() {
    return vectors("keys.json");
  }

  static Stream<JsonNode> readings() {
    return vectors("readings.json");
  }

  private static Stream<JsonNode> vectors(String name) {
    return JsonMapper.shared().readTree(VECTORS.resolve(name)).valueStream();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void keyIsTheOneThatOthersMakeOfTheSameWords(JsonNode vector) {
    CodeLanguage language =
        CodeLanguage.valueOf(vector.get("language").asString().toUpperCase(Locale.ROOT));
    List<String> words = texts(vector.get("words"));
    List<String> listed = vector
        .get("indexes")
        .valueStream()
        .map(index -> CodeWords.of(language).word(index.asInt()))
        .toList();
    assertThat(words).isEqualTo(listed);
    assertThat(new CaseCode(language, words).authKey())
        .isEqualTo(vector.get("authKey").asString());
  }

  @ParameterizedTest
  @MethodSource("readings")
  void whatIsTypedIsUnderstoodAsTheFormatSays(JsonNode vector) {
    String found = switch (CaseCode.read(vector.get("typed").asString())) {
      case CodeReading.Understood(CaseCode code, List<Integer> corrected) ->
        code.words() + " " + corrected;
      case CodeReading.UnknownWord(int position) -> "UNKNOWN_WORD " + position;
      case CodeReading.WrongCount() -> "WRONG_COUNT";
    };
    assertThat(found).as(vector.get("why").asString()).isEqualTo(expected(vector));
  }

  private static String expected(JsonNode vector) {
    if (vector.has("words")) {
      return texts(vector.get("words")) + " "
          + vector.get("corrected").valueStream().map(JsonNode::asInt).toList();
    }
    String problem = vector.get("problem").asString();
    return vector.has("position") ? problem + " " + vector.get("position").asInt() : problem;
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  @ParameterizedTest
  @EnumSource
  void newCodeIsUnderstoodAgain(CodeLanguage language) {
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      CaseCode code = CaseCode.random(language, random);
      assertThat(CaseCode.read(String.join(" ", code.words())))
          .as("seed %d, round %d", SEED, i)
          .isEqualTo(new CodeReading.Understood(code, List.of()));
    }
  }

  @Test
  void allWordsAreEquallyLikely() {
    RandomGenerator random = new Random(SEED);
    int[] counts = new int[CodeWords.COUNT];
    int rounds = 20_000;
    Set<String> words = new HashSet<>();
    for (int i = 0; i < rounds; i++) {
      CaseCode.random(CodeLanguage.ZH, random).words().forEach(word -> {
        counts[index(word)]++;
        words.add(word);
      });
    }
    double expected = (double) rounds * CaseCode.WORD_COUNT / CodeWords.COUNT;
    double chiSquare = Arrays.stream(counts)
        .mapToDouble(n -> (n - expected) * (n - expected) / expected)
        .sum();
    // With 7,775 degrees of freedom, 7,775 are expected; 624 are five standard deviations.
    assertThat(chiSquare).as("seed %d", SEED).isBetween(7775.0 - 624, 7775.0 + 624);
    assertThat(words).hasSize(CodeWords.COUNT);
  }

  private static int index(String word) {
    return CodeWords.of(CodeLanguage.ZH).index(word);
  }

  @Test
  void everySlipInAnEnglishWordIsPutRight() {
    Random random = new Random(SEED);
    CodeWords list = CodeWords.of(CodeLanguage.EN);
    for (int i = 0; i < 300; i++) {
      String word = list.word(random.nextInt(CodeWords.COUNT));
      String slipped = slipped(word.replace("-", ""), random);
      assertThat(list.oneSlipFrom(slipped).or(() -> list.spelled(slipped)))
          .as("%s, seed %d", slipped, SEED)
          .hasValue(word);
    }
  }

  private static String slipped(String word, Random random) {
    int at = random.nextInt(word.length() - 1);
    char other = (char) ('a' + random.nextInt(26));
    String before = word.substring(0, at);
    return switch (random.nextInt(4)) {
      case 0 -> before + word.substring(at + 1);
      case 1 -> before + other + word.substring(at);
      case 2 -> before + other + word.substring(at + 1);
      default -> before + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    };
  }

  @Test
  void codeNeverPrintsItsWords() {
    CaseCode code = CaseCode.random(CodeLanguage.EN, new Random(SEED));
    assertThat(code).hasToString("CaseCode[withheld]");
    assertThat(new CodeReading.Understood(code, List.of()).toString())
        .doesNotContain(code.words().getFirst());
  }

  @Test
  void wordOfNoListIsRefusedWithoutRepeatingIt() {
    List<String> words = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    assertThatThrownBy(() -> new CaseCode(CodeLanguage.EN, words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a word of the list: word 1");
    assertThatThrownBy(() -> new CaseCode(CodeLanguage.EN, List.of()))
        .hasMessage("a case code has 8 words: 0");
  }

  @Test
  void listIsThatOfThePersonsLanguage() {
    assertThat(CodeLanguage.of(Locale.forLanguageTag("zh-Hant"))).isEqualTo(CodeLanguage.ZH);
    assertThat(CodeLanguage.of(Locale.KOREAN)).isEqualTo(CodeLanguage.KO);
    assertThat(CodeLanguage.of(Locale.FRENCH)).isEqualTo(CodeLanguage.EN);
  }
}
