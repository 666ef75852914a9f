package org.recourse.casework.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.recourse.casework.statement.DsaFinding.Rule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DsaStatementTest {

  private static final long SEED = 24;
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String MINIMAL = """
      {"decision_visibility":["DECISION_VISIBILITY_CONTENT_REMOVED"],\
      "decision_ground":"DECISION_GROUND_ILLEGAL_CONTENT",\
      "illegal_content_legal_ground":"National provision on non-consensual sharing of intimate images",\
      "illegal_content_explanation":"Intimate material of an adult shared without consent.",\
      "content_type":["CONTENT_TYPE_IMAGE"],"category":"STATEMENT_CATEGORY_CYBER_VIOLENCE",\
      "category_specification":["KEYWORD_NON_CONSENSUAL_IMAGE_SHARING"],\
      "territorial_scope":["DE","FR"],"content_language":"ZH","content_date":"2026-11-01",\
      "application_date":"2026-11-21",\
      "decision_facts":"Notice under Article 16 assessed by a person; material removed together with matching copies.",\
      "source_type":"SOURCE_ARTICLE_16","automated_detection":"No",\
      "automated_decision":"AUTOMATED_DECISION_NOT_AUTOMATED",\
      "puid":"b0f3b5a4-6f0a-4a55-9f0d-3c2e7f6a1d11"}
      """;

  @Test
  void theMinimalExampleIsAccepted() {
    assertThat(DsaCheck.findings(MINIMAL)).isEmpty();
  }

  /// Each: the field, its JSON in place of the minimal example's (or - to leave it out), other
  /// fields that go with it, the field and the rule of the finding (or OK).
  static List<String[]> rules() {
    List<String[]> rules = new ArrayList<>();
    // required
    for (String field : List.of(
        "decision_ground",
        "content_type",
        "category",
        "territorial_scope",
        "content_date",
        "application_date",
        "decision_facts",
        "source_type",
        "automated_detection",
        "automated_decision",
        "puid")) {
      rules.add(new String[] {field, "-", "", field, "REQUIRED"});
    }
    rule(rules, "content_type", "[]", "content_type", "REQUIRED");
    rule(rules, "decision_facts", "' '", "decision_facts", "REQUIRED");
    // one of four decisions
    rule(rules, "decision_visibility", "-", "-", "NO_DECISION");
    rule(rules, "decision_visibility", "[]", "-", "NO_DECISION");
    rule(rules, "decision_visibility", "null", "-", "NO_DECISION");
    with(rules, "decision_visibility", "-", "decision_account:'DECISION_ACCOUNT_SUSPENDED'", "OK");
    with(
        rules,
        "decision_visibility",
        "-",
        "decision_monetary:'DECISION_MONETARY_SUSPENSION'",
        "OK");
    with(
        rules,
        "decision_visibility",
        "-",
        "decision_provision:'DECISION_PROVISION_TOTAL_TERMINATION'",
        "OK");
    // texts that a name demands, and excludes
    rule(
        rules,
        "decision_visibility",
        "['DECISION_VISIBILITY_OTHER']",
        "decision_visibility_other",
        "REQUIRED");
    with(
        rules,
        "decision_visibility",
        "['DECISION_VISIBILITY_OTHER']",
        "decision_visibility_other:'delisted'",
        "OK");
    rule(rules, "decision_visibility_other", "'x'", "decision_visibility_other", "NOT_WITH_THIS");
    rule(
        rules,
        "decision_monetary",
        "'DECISION_MONETARY_OTHER'",
        "decision_monetary_other",
        "REQUIRED");
    rule(rules, "decision_monetary_other", "'x'", "decision_monetary_other", "NOT_WITH_THIS");
    rule(rules, "content_type", "['CONTENT_TYPE_OTHER']", "content_type_other", "REQUIRED");
    rule(rules, "content_type_other", "'x'", "content_type_other", "NOT_WITH_THIS");
    rule(
        rules,
        "category_specification",
        "['KEYWORD_OTHER']",
        "category_specification_other",
        "REQUIRED");
    rule(
        rules,
        "category_specification_other",
        "'x'",
        "category_specification_other",
        "NOT_WITH_THIS");
    rule(rules, "illegal_content_legal_ground", "-", "illegal_content_legal_ground", "REQUIRED");
    rule(rules, "illegal_content_explanation", "-", "illegal_content_explanation", "REQUIRED");
    rule(
        rules,
        "incompatible_content_ground",
        "'x'",
        "incompatible_content_ground",
        "NOT_WITH_THIS");
    rule(
        rules,
        "incompatible_content_explanation",
        "'x'",
        "incompatible_content_explanation",
        "NOT_WITH_THIS");
    rule(
        rules,
        "incompatible_content_illegal",
        "'Yes'",
        "incompatible_content_illegal",
        "NOT_WITH_THIS");
    // names
    rule(rules, "decision_visibility", "['REMOVED']", "decision_visibility", "UNKNOWN_VALUE");
    rule(rules, "decision_monetary", "'X'", "decision_monetary", "UNKNOWN_VALUE");
    rule(rules, "decision_provision", "'X'", "decision_provision", "UNKNOWN_VALUE");
    rule(rules, "decision_account", "'X'", "decision_account", "UNKNOWN_VALUE");
    rule(rules, "account_type", "'ACCOUNT_TYPE_OTHER'", "account_type", "UNKNOWN_VALUE");
    rule(rules, "account_type", "'ACCOUNT_TYPE_PRIVATE'", "", "OK");
    rule(rules, "account_type", "null", "", "OK");
    rule(rules, "decision_ground", "'X'", "decision_ground", "UNKNOWN_VALUE");
    rule(rules, "content_type", "['X']", "content_type", "UNKNOWN_VALUE");
    rule(rules, "category", "'X'", "category", "UNKNOWN_VALUE");
    rule(rules, "category", "['STATEMENT_CATEGORY_VIOLENCE']", "category", "TYPE");
    rule(rules, "category_addition", "['STATEMENT_CATEGORY_VIOLENCE']", "", "OK");
    rule(rules, "category_addition", "['X']", "category_addition", "UNKNOWN_VALUE");
    rule(rules, "category_addition", "null", "category_addition", "TYPE");
    rule(
        rules,
        "category_specification",
        "['KEYWORD_X']",
        "category_specification",
        "UNKNOWN_VALUE");
    rule(rules, "source_type", "'X'", "source_type", "UNKNOWN_VALUE");
    rule(rules, "automated_decision", "'X'", "automated_decision", "UNKNOWN_VALUE");
    rule(rules, "automated_detection", "'yes'", "automated_detection", "UNKNOWN_VALUE");
    rule(rules, "automated_detection", "true", "automated_detection", "TYPE");
    // territory and language
    rule(rules, "territorial_scope", "['GB']", "territorial_scope", "UNKNOWN_VALUE");
    rule(rules, "territorial_scope", "['EU']", "territorial_scope", "UNKNOWN_VALUE");
    rule(rules, "territorial_scope", "['NO','IS','LI']", "", "OK");
    rule(rules, "territorial_scope", "[false]", "territorial_scope", "TYPE");
    rule(rules, "territorial_scope", "['DE','DE']", "territorial_scope", "TWICE");
    rule(rules, "content_language", "'KO'", "", "OK");
    rule(rules, "content_language", "'zh'", "content_language", "UNKNOWN_VALUE");
    rule(rules, "content_language_other", "'x'", "content_language_other", "UNKNOWN_FIELD");
    // dates
    rule(rules, "content_date", "'2000-01-01'", "", "OK");
    rule(rules, "content_date", "'1999-12-31'", "content_date", "DATE");
    rule(rules, "content_date", "'2038-01-01'", "", "OK");
    rule(rules, "content_date", "'2038-01-02'", "content_date", "DATE");
    rule(rules, "content_date", "'2026-02-29'", "content_date", "DATE");
    rule(rules, "content_date", "'2026-2-1'", "content_date", "DATE");
    rule(rules, "application_date", "'2019-12-31'", "application_date", "DATE");
    rule(rules, "application_date", "'2020-01-01'", "", "OK");
    for (String kind : List.of("visibility", "account", "monetary", "service")) {
      String field = "end_date_" + kind + "_restriction";
      rule(rules, field, "''", "", "OK");
      rule(rules, field, "null", "", "OK");
      rule(rules, field, "'2027-01-01'", "", "OK");
      rule(rules, field, "'2038-01-02'", field, "DATE");
    }
    // the rest
    rule(rules, "decision_ground_reference_url", "'https://example.org/terms'", "", "OK");
    rule(rules, "decision_ground_reference_url", "'terms'", "decision_ground_reference_url", "URL");
    rule(
        rules,
        "decision_ground_reference_url",
        "'javascript:alert(1)'",
        "decision_ground_reference_url",
        "URL");
    rule(rules, "content_id", "{'EAN-13':'4006381333931'}", "", "OK");
    rule(rules, "content_id", "{'EAN-13':'400638133393'}", "content_id", "CONTENT_ID");
    rule(rules, "content_id", "{'EAN-13':'4006381333931','X':'1'}", "content_id", "CONTENT_ID");
    rule(rules, "puid", "'a b'", "puid", "PUID");
    rule(rules, "puid", "'a\\n'", "puid", "PUID");
    rule(rules, "puid", "'名'", "puid", "PUID");
    rule(rules, "puid", "'A-z_9'", "", "OK");
    rule(rules, "source_identity", "'someone'", "source_identity", "NEVER_SENT");
    rule(rules, "source_identity", "null", "source_identity", "NEVER_SENT");
    rule(rules, "comment", "'x'", "comment", "UNKNOWN_FIELD");
    return rules;
  }

  private static void rule(
      List<String[]> rules, String field, String value, String found, String rule) {
    rules.add(new String[] {field, value, "", found, rule});
  }

  private static void with(
      List<String[]> rules, String field, String value, String other, String rule) {
    rules.add(new String[] {field, value, other, "", rule});
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleOfTheTableIsChecked(
      String field, String value, String other, String found, String rule) {
    ObjectNode statement = (ObjectNode) JSON.readTree(MINIMAL);
    put(statement, field, value);
    if (!other.isEmpty()) {
      int colon = other.indexOf(':');
      put(statement, other.substring(0, colon), other.substring(colon + 1));
    }
    List<DsaFinding> findings = DsaCheck.findings(JSON.writeValueAsString(statement));

    if (rule.equals("OK")) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings).contains(new DsaFinding(found, Rule.valueOf(rule)));
    }
  }

  private static void put(ObjectNode statement, String field, String value) {
    if (value.equals("-")) {
      statement.remove(field);
    } else {
      statement.set(field, JSON.readTree(value.replace('\'', '"')));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "illegal_content_legal_ground, 500",
    "illegal_content_explanation, 2000",
    "decision_facts, 5000",
    "puid, 500"
  })
  void textsMayBeAsLongAsTheTableSaysAndNotLonger(String field, int longest) {
    ObjectNode statement = (ObjectNode) JSON.readTree(MINIMAL);
    statement.put(field, "x".repeat(longest));
    assertThat(DsaCheck.findings(JSON.writeValueAsString(statement))).isEmpty();
    statement.put(field, "x".repeat(longest + 1));
    assertThat(DsaCheck.findings(JSON.writeValueAsString(statement)))
        .containsExactly(new DsaFinding(field, Rule.TOO_LONG));
  }

  @ParameterizedTest
  @CsvSource({
    "decision_visibility_other, 500",
    "decision_monetary_other, 500",
    "decision_ground_reference_url, 500",
    "incompatible_content_ground, 500",
    "incompatible_content_explanation, 2000",
    "content_type_other, 500",
    "category_specification_other, 500"
  })
  void theOtherTextsHaveLimitsToo(String field, int longest) {
    ObjectNode statement = (ObjectNode) JSON.readTree(MINIMAL);
    statement.put(field, "x".repeat(longest + 1));

    assertThat(DsaCheck.findings(JSON.writeValueAsString(statement)))
        .contains(new DsaFinding(field, Rule.TOO_LONG));
  }

  @Test
  void aLimitCountsCharactersNotHalvesOfThem() {
    ObjectNode statement = (ObjectNode) JSON.readTree(MINIMAL);
    statement.put("illegal_content_legal_ground", "𠮷".repeat(500));

    assertThat(DsaCheck.findings(JSON.writeValueAsString(statement))).isEmpty();
  }

  @Test
  void whatIsNoObjectOrHasAFieldTwiceIsRefused() {
    Set<String> broken =
        Set.of("", "[]", "null", "7", "{", MINIMAL + "{}", "{\"puid\":\"a\",\"puid\":\"b\"}");

    assertThat(broken)
        .allSatisfy(json ->
            assertThat(DsaCheck.findings(json)).containsExactly(new DsaFinding("-", Rule.JSON)));
  }

  @Test
  void theNamesAreAsManyAsTheDatabaseHas() {
    assertThat(DsaValues.of("category_specification")).hasSize(69);
    assertThat(DsaValues.of("category")).hasSize(16);
    assertThat(DsaValues.of("territorial_scope")).hasSize(30).contains("NO", "IS", "LI");
    assertThat(DsaValues.of("content_type")).hasSize(8);
    assertThat(DsaValues.of("decision_visibility")).hasSize(7);
    assertThat(DsaValues.of("source_type")).hasSize(4);
  }

  @Test
  void everyStatementOfOursIsAcceptedAndHasNothingOfTheCase() {
    Random random = new Random(SEED);
    for (int run = 0; run < 2_000; run++) {
      StatementOfReasons statement = Statements.random(random);
      DsaStatement sent = DsaStatement.of(statement, Statements.facts(random), Puid.random(random));

      assertThat(DsaCheck.findings(sent.json())).as("seed %d", SEED).isEmpty();
      assertThat(sent.json())
          .as("seed %d", SEED)
          .doesNotContain(statement.item().value(), statement.id().value(), "source_identity");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "WOMAN_WHO_AGREED, false, CYBER_VIOLENCE_AGAINST_WOMEN, NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN",
    "WOMAN_WHO_AGREED, true, CYBER_VIOLENCE_AGAINST_WOMEN, NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN",
    "ADULT, false, CYBER_VIOLENCE, NON_CONSENSUAL_IMAGE_SHARING",
    "ADULT, true, CYBER_VIOLENCE, NON_CONSENSUAL_MATERIAL_DEEPFAKE",
    "MINOR_OR_UNSURE, false, PROTECTION_OF_MINORS, CHILD_SEXUAL_ABUSE_MATERIAL",
    "MINOR_OR_UNSURE, true, PROTECTION_OF_MINORS, CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE"
  })
  void theCategoryFollowsWhoIsShown(
      Depicted depicted, boolean synthetic, String category, String keyword) {
    Finding finding =
        synthetic ? Finding.SYNTHETIC_WITHOUT_CONSENT : Finding.INTIMATE_WITHOUT_CONSENT;
    DsaFacts facts = new DsaFacts(
        depicted, EnumSet.of(ContentKind.IMAGE), LocalDate.of(2026, 11, 1), Optional.empty());
    JsonNode sent = JSON.readTree(DsaStatement.of(
            Statements.with(Set.of(finding), new Basis.Illegal(new Provision("section 201k"))),
            facts,
            Puid.random(new Random(SEED)))
        .json());

    assertThat(sent.get("category").stringValue()).isEqualTo("STATEMENT_CATEGORY_" + category);
    assertThat(sent.get("category_specification").get(0).stringValue())
        .isEqualTo("KEYWORD_" + keyword);
    assertThat(sent.get("content_type").toString().contains("SYNTHETIC_MEDIA"))
        .isEqualTo(synthetic);
    assertThat(sent.get("territorial_scope").size()).isEqualTo(30);
  }

  @Test
  void aDateThatTheDatabaseDoesNotTakeIsTheCallersMistake() {
    DsaFacts facts = new DsaFacts(
        Depicted.ADULT, EnumSet.of(ContentKind.IMAGE), LocalDate.of(1999, 1, 1), Optional.empty());

    assertThatThrownBy(
            () -> DsaStatement.of(Statements.plain(), facts, Puid.random(new Random(SEED))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("content_date");
  }

  @Test
  void statementsAreSentByTheHundred() {
    Random random = new Random(SEED);
    List<DsaStatement> statements = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      statements.add(DsaStatement.of(
          Statements.random(random), Statements.facts(random), Puid.random(random)));
    }
    List<DsaBatch> batches = DsaBatch.of(statements);

    assertThat(batches)
        .extracting(batch -> batch.statements().size())
        .containsExactly(100, 100, 50);
    assertThat(JSON.readTree(batches.get(2).json()).get("statements").size()).isEqualTo(50);
    assertThat(DsaBatch.of(List.of())).isEmpty();
    assertThatThrownBy(() -> new DsaBatch(List.of(statements.get(0), statements.get(0))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DsaBatch(statements)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void numbersAreRandomAndOfTheDatabasesForm() {
    Puid one = Puid.random(new Random(1));

    assertThat(one.value()).matches("[a-zA-Z0-9-_]+").hasSize(32);
    assertThat(Puid.random(new Random(2))).isNotEqualTo(one);
  }

  @Test
  void noHostileStatementMakesTheCheckFail() {
    Random random = new Random(SEED);
    for (int run = 0; run < 3_000; run++) {
      char[] text = MINIMAL.toCharArray();
      for (int i = 0; i <= random.nextInt(4); i++) {
        text[random.nextInt(text.length)] = (char) random.nextInt(0x3000);
      }
      assertThat(DsaCheck.findings(new String(text))).as("seed %d", SEED).isNotNull();
    }
  }
}
