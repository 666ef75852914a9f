package org.recourse.casework.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.casework.law.RegimeId;
import org.recourse.casework.statement.Language;
import org.recourse.casework.statement.Phrases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportTest {

  private static final long SEED = 20;
  private static final String HOSTILE = "=+-@\t\r\n＝＋－＠\"',; \u00a0\u3000aZ0\u200b|%(){}<>名한";

  private static Publication publication() {
    return Publication.of(
        Figures.of(Facts.YEAR, Facts.random(new Random(SEED), 900, Facts.YEAR), Facts.AS_OF));
  }

  @Test
  void noCellIsAFormulaWhateverItsText() {
    Random random = new Random(SEED);
    for (int run = 0; run < 100_000; run++) {
      String text = hostile(random);
      List<List<String>> lines = parse(Csv.line(List.of(text, "x")));

      assertThat(lines).as("seed %d", SEED).hasSize(1);
      String cell = lines.getFirst().getFirst();
      assertThat(lines.getFirst()).as("seed %d", SEED).hasSize(2);
      assertThat(cell.isEmpty() || "=+-@\t\r\n＝＋－＠".indexOf(cell.charAt(0)) < 0)
          .as("seed %d: %s", SEED, cell)
          .isTrue();
      assertThat(cell.endsWith(text)).as("seed %d", SEED).isTrue();
    }
  }

  private static String hostile(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(8);
    for (int i = 0; i < length; i++) {
      text.append(HOSTILE.charAt(random.nextInt(HOSTILE.length())));
    }
    return text.toString();
  }

  @Test
  void aFormulaAfterSpacesIsNoneEither() {
    assertThat(Csv.line(List.of(" =1+1", "a=1", "-5"))).isEqualTo("\"' =1+1\",\"a=1\",\"'-5\"\r\n");
  }

  @Test
  void theCsvHasEveryFigureOnce() {
    Publication publication = publication();
    List<List<String>> lines = parse(FigureExport.csv(publication).content());

    assertThat(lines).allSatisfy(line -> assertThat(line).hasSize(5));
    assertThat(lines).doesNotHaveDuplicates();
    assertThat(lines.size())
        .isEqualTo(1 + publication.counts().size() + publication.regimes().size() * 13 * 3);
    assertThat(FigureExport.csv(publication).name()).isEqualTo("figures-2026-01-2026-12.csv");
  }

  @Test
  void theJsonHasNoNumberBelowFiveAmongItsCounts() {
    JsonNode json =
        JsonMapper.shared().readTree(FigureExport.json(publication()).content());

    assertThat(json.get("figures").size()).isGreaterThan(500);
    for (JsonNode figure : json.get("figures")) {
      if (figure.get("value").isNumber() && !figure.get("figure").stringValue().endsWith("HOURS")) {
        assertThat(figure.get("value").longValue()).isGreaterThanOrEqualTo(5);
        assertThat(figure.get("value").longValue() % 5).isZero();
      }
    }
  }

  @Test
  void theUnionsTemplateHasElevenPartsWithTheirColumns() {
    ReportIdentity identity =
        new ReportIdentity("Example Ltd", "=Example", LocalDate.of(2027, 2, 20));
    List<ReportFile> files = EuTemplate.files(publication(), identity);

    assertThat(files)
        .extracting(ReportFile::name)
        .containsExactly(
            "1_report_identification.csv",
            "2_categories_names.csv",
            "3_member_states_orders.csv",
            "4_notices.csv",
            "5_own_initiative_illegal.csv",
            "6_own_initiative_TC.csv",
            "7_appeals_and_recidivism.csv",
            "8_automated_means.csv",
            "9_human_resources.csv",
            "10_AMAR.csv",
            "11_qualitative.csv");
    for (ReportFile file : files) {
      List<List<String>> lines = parse(file.content());
      assertThat(lines).as(file.name()).isNotEmpty();
      assertThat(lines)
          .as(file.name())
          .allSatisfy(line -> assertThat(line).hasSameSizeAs(lines.getFirst()));
    }
    assertThat(parse(files.get(3).content()).getFirst()).hasSize(25);
    assertThat(parse(files.get(2).content()).getFirst()).hasSize(20);
    assertThat(parse(files.get(5).content()).getFirst()).hasSize(37);
    assertThat(parse(files.get(3).content()).get(1))
        .startsWith(
            "Only for providers of hosting services, including online platforms",
            "'=Example",
            "2026-01-01/2026-12-31",
            "STATEMENT_CATEGORY_CYBER_VIOLENCE");
  }

  @ParameterizedTest
  @EnumSource
  void everyLanguageHasTheWholeTextWithTheSamePlaces(Language language) {
    Phrases english = FiguresText.phrases(Language.EN);
    Phrases phrases = FiguresText.phrases(language);

    assertThat(phrases.names()).isEqualTo(english.names());
    for (String name : english.names()) {
      assertThat(phrases.places(name)).as(name).isEqualTo(english.places(name));
    }
    for (RegimeId regime : RegimeId.values()) {
      assertThat(phrases.names()).contains("regime." + regime.name());
    }
    FiguresText.Text text = FiguresText.of(publication(), language);
    assertThat(text.parts()).hasSize(2);
    assertThat(text.plain()).doesNotContain("{", "}", "null");
  }

  @Test
  void theEnglishTextIsPlain() {
    String text = FiguresText.of(publication(), Language.EN).plain();

    assertThat(text)
        .contains("Reports that came in from January 2026 to December 2026.")
        .contains("TAKE IT DOWN Act (United States)\n- Items that were reported: about ")
        .contains("Half of what was taken down was gone within ");
    assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("withheld");
  }

  private static List<List<String>> parse(String csv) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        line.add(cell.toString());
        cell.setLength(0);
      } else if (!quoted && c == '\r') {
        line.add(cell.toString());
        cell.setLength(0);
        lines.add(line);
        line = new ArrayList<>();
        i++;
      } else {
        cell.append(c);
      }
    }
    return lines;
  }
}
