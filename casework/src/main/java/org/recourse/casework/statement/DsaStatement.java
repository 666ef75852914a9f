package org.recourse.casework.statement;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/// A statement of reasons as the EU's Transparency Database takes it,
/// `docs/formats/dsa-statement.md`.
///
/// All its texts are made from closed lists and the operator's own citations, so that it has no
/// personal data (DSA art. 24(5)): no words of the notice, no link, no number of the item.
/// Immutable.
public final class DsaStatement {

  private final Puid puid;
  private final Map<String, Object> fields;

  private DsaStatement(Puid puid, Map<String, Object> fields) {
    this.puid = puid;
    this.fields = fields;
    List<DsaFinding> wrong = DsaCheck.findings(json());
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("the database would refuse it: " + wrong);
    }
  }

  /// Makes the statement for the database.
  ///
  /// @param statement as the uploader has it
  /// @param facts what the database asks besides
  /// @param puid new for each statement
  /// @throws IllegalArgumentException if a date is outside of the database's range, a country
  ///   is not in the European Economic Area, or a language is unknown
  public static DsaStatement of(StatementOfReasons statement, DsaFacts facts, Puid puid) {
    Map<String, Object> fields = new LinkedHashMap<>();
    decisions(fields, statement.restriction());
    ground(fields, statement);
    content(fields, statement, facts);
    Restriction restriction = statement.restriction();
    fields.put(
        "territorial_scope",
        restriction.countries().isEmpty()
            ? List.copyOf(DsaValues.of("territorial_scope"))
            : List.copyOf(new TreeSet<>(restriction.countries())));
    facts.language().ifPresent(language -> fields.put("content_language", language));
    fields.put("content_date", facts.postedOn().toString());
    fields.put("application_date", restriction.from().toString());
    restriction.until().ifPresent(until -> ends(fields, restriction.measures(), until));
    fields.put("decision_facts", facts(statement));
    fields.put("source_type", source(statement.occasion()));
    fields.put("automated_detection", statement.automation().detection() ? "Yes" : "No");
    fields.put("automated_decision", decision(statement.automation().decision()));
    fields.put("puid", puid.value());
    return new DsaStatement(puid, fields);
  }

  /// Returns its number in the database.
  public Puid puid() {
    return puid;
  }

  /// Returns the JSON for `POST /api/v1/statement`.
  public String json() {
    return JsonMapper.shared().writeValueAsString(fields);
  }

  Map<String, Object> fields() {
    return fields;
  }

  private static void decisions(Map<String, Object> fields, Restriction restriction) {
    List<String> visibility = new ArrayList<>();
    for (Measure measure : restriction.measures().stream().sorted().toList()) {
      switch (measure) {
        case REMOVED -> visibility.add("DECISION_VISIBILITY_CONTENT_REMOVED");
        case DISABLED -> visibility.add("DECISION_VISIBILITY_CONTENT_DISABLED");
        case DELISTED -> visibility.add("DECISION_VISIBILITY_OTHER");
        case ACCOUNT_SUSPENDED -> fields.put("decision_account", "DECISION_ACCOUNT_SUSPENDED");
        case ACCOUNT_TERMINATED -> fields.put("decision_account", "DECISION_ACCOUNT_TERMINATED");
      }
    }
    if (!visibility.isEmpty()) {
      fields.put("decision_visibility", List.copyOf(visibility));
    }
    if (visibility.contains("DECISION_VISIBILITY_OTHER")) {
      fields.put("decision_visibility_other", "No longer shown in search results.");
    }
  }

  private static void ground(Map<String, Object> fields, StatementOfReasons statement) {
    String explanation = explanation(statement);
    switch (statement.basis()) {
      case Basis.Illegal illegal -> {
        fields.put("decision_ground", "DECISION_GROUND_ILLEGAL_CONTENT");
        fields.put("illegal_content_legal_ground", illegal.provision().citation());
        fields.put("illegal_content_explanation", explanation);
      }
      case Basis.AgainstTerms terms -> {
        fields.put("decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT");
        fields.put("incompatible_content_ground", terms.provision().citation());
        fields.put("incompatible_content_explanation", explanation);
        fields.put("incompatible_content_illegal", terms.alsoIllegal() ? "Yes" : "No");
      }
    }
  }

  private static void content(
      Map<String, Object> fields, StatementOfReasons statement, DsaFacts facts) {
    boolean synthetic = isSynthetic(statement);
    Set<String> types = new TreeSet<>();
    facts.kinds().forEach(kind -> types.add("CONTENT_TYPE_" + kind));
    if (synthetic) {
      types.add("CONTENT_TYPE_SYNTHETIC_MEDIA");
    }
    fields.put("content_type", List.copyOf(types));
    fields.put("category", category(facts.depicted()));
    fields.put("category_specification", List.of(keyword(facts.depicted(), synthetic)));
  }

  private static boolean isSynthetic(StatementOfReasons statement) {
    return statement.findings().contains(Finding.SYNTHETIC_WITHOUT_CONSENT);
  }

  static String category(Depicted depicted) {
    return switch (depicted) {
      case WOMAN_WHO_AGREED -> "STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN";
      case ADULT -> "STATEMENT_CATEGORY_CYBER_VIOLENCE";
      case MINOR_OR_UNSURE -> "STATEMENT_CATEGORY_PROTECTION_OF_MINORS";
    };
  }

  static String keyword(Depicted depicted, boolean synthetic) {
    return switch (depicted) {
      case WOMAN_WHO_AGREED ->
        synthetic
            ? "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN"
            : "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN";
      case ADULT ->
        synthetic
            ? "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE"
            : "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING";
      case MINOR_OR_UNSURE ->
        synthetic
            ? "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE"
            : "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL";
    };
  }

  private static void ends(Map<String, Object> fields, Set<Measure> measures, LocalDate until) {
    for (Measure measure : measures) {
      fields.put(
          measure.isOfAccount()
              ? "end_date_account_restriction"
              : "end_date_visibility_restriction",
          until.toString());
    }
  }

  private static String explanation(StatementOfReasons statement) {
    Phrases english = StatementText.phrases(Language.EN);
    List<String> said = new ArrayList<>();
    for (Finding finding : statement.findings().stream().sorted().toList()) {
      said.add(english.say("finding." + finding.name().toLowerCase(Locale.ROOT)));
    }
    return String.join(" ", said);
  }

  private static String facts(StatementOfReasons statement) {
    Phrases english = StatementText.phrases(Language.EN);
    boolean own = statement.occasion() == Occasion.OWN_INITIATIVE;
    String decided =
        statement.decidedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    return String.join(
        " ",
        english.say(own ? "occasion.own_initiative" : "occasion.notice"),
        explanation(statement),
        english.say(
            "automation." + statement.automation().decision().name().toLowerCase(Locale.ROOT)),
        "Decided on " + decided + ".");
  }

  private static String source(Occasion occasion) {
    return switch (occasion) {
      case NOTICE -> "SOURCE_ARTICLE_16";
      case TRUSTED_FLAGGER -> "SOURCE_TRUSTED_FLAGGER";
      case OTHER_NOTICE -> "SOURCE_TYPE_OTHER_NOTIFICATION";
      case OWN_INITIATIVE -> "SOURCE_VOLUNTARY";
    };
  }

  private static String decision(Automation.Decision decision) {
    return switch (decision) {
      case BY_A_PERSON -> "AUTOMATED_DECISION_NOT_AUTOMATED";
      case PARTLY -> "AUTOMATED_DECISION_PARTIALLY";
      case BY_A_PROGRAM -> "AUTOMATED_DECISION_FULLY";
    };
  }
}
