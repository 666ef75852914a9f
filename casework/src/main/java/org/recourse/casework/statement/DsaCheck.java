package org.recourse.casework.statement;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.statement.DsaFinding.Rule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Checks a statement for the Transparency Database before it is sent, at least as strictly as
/// the database does (`docs/formats/dsa-statement.md`): what it would drop silently, this
/// refuses, and what would name someone, this refuses always.
public final class DsaCheck {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final LocalDate LAST_DAY = LocalDate.of(2038, 1, 1);
  private static final Pattern PUID = Pattern.compile("[a-zA-Z0-9_-]+");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern EAN = Pattern.compile("\\d{13}");

  private static final List<String> DECISIONS =
      List.of("decision_visibility", "decision_monetary", "decision_provision", "decision_account");

  private static final Set<String> LISTS = Set.of(
      "decision_visibility",
      "content_type",
      "category_addition",
      "category_specification",
      "territorial_scope");

  private static final Set<String> NAMES = Set.of(
      "decision_monetary",
      "decision_provision",
      "decision_account",
      "account_type",
      "decision_ground",
      "category",
      "content_language",
      "source_type",
      "automated_decision");

  private static final Set<String> YES_NO =
      Set.of("incompatible_content_illegal", "automated_detection");

  private static final Map<String, Integer> TEXTS = Map.ofEntries(
      Map.entry("decision_visibility_other", 500),
      Map.entry("decision_monetary_other", 500),
      Map.entry("decision_ground_reference_url", 500),
      Map.entry("illegal_content_legal_ground", 500),
      Map.entry("illegal_content_explanation", 2000),
      Map.entry("incompatible_content_ground", 500),
      Map.entry("incompatible_content_explanation", 2000),
      Map.entry("content_type_other", 500),
      Map.entry("category_specification_other", 500),
      Map.entry("decision_facts", 5000),
      Map.entry("puid", 500));

  private static final Map<String, LocalDate> FIRST_DAYS = Map.of(
      "content_date", LocalDate.of(2000, 1, 1),
      "application_date", LocalDate.of(2020, 1, 1),
      "end_date_visibility_restriction", LocalDate.MIN,
      "end_date_account_restriction", LocalDate.MIN,
      "end_date_monetary_restriction", LocalDate.MIN,
      "end_date_service_restriction", LocalDate.MIN);

  private static final List<String> REQUIRED = List.of(
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
      "puid");

  private static final Set<String> MAY_BE_NULL = Set.of(
      "decision_visibility",
      "decision_monetary",
      "decision_provision",
      "decision_account",
      "account_type",
      "category_specification",
      "decision_ground_reference_url",
      "content_id",
      "content_language",
      "end_date_visibility_restriction",
      "end_date_account_restriction",
      "end_date_monetary_restriction",
      "end_date_service_restriction");

  private final JsonNode statement;
  private final List<DsaFinding> findings = new ArrayList<>();

  private DsaCheck(JsonNode statement) {
    this.statement = statement;
  }

  /// Checks one statement and returns all that is wrong with it; nothing if it may be sent.
  public static List<DsaFinding> findings(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      if (node == null || !node.isObject()) {
        return List.of(new DsaFinding("-", Rule.JSON));
      }
      return new DsaCheck(node).check();
    } catch (JacksonException e) {
      return List.of(new DsaFinding("-", Rule.JSON));
    }
  }

  private List<DsaFinding> check() {
    statement.propertyNames().forEach(this::field);
    REQUIRED.forEach(this::require);
    if (DECISIONS.stream().noneMatch(this::isGiven)) {
      add("-", Rule.NO_DECISION);
    }
    onlyWith("decision_visibility", "DECISION_VISIBILITY_OTHER", "decision_visibility_other");
    onlyWith("decision_monetary", "DECISION_MONETARY_OTHER", "decision_monetary_other");
    onlyWith("content_type", "CONTENT_TYPE_OTHER", "content_type_other");
    onlyWith("category_specification", "KEYWORD_OTHER", "category_specification_other");
    String illegal = "DECISION_GROUND_ILLEGAL_CONTENT";
    onlyWith("decision_ground", illegal, "illegal_content_legal_ground");
    onlyWith("decision_ground", illegal, "illegal_content_explanation");
    String terms = "DECISION_GROUND_INCOMPATIBLE_CONTENT";
    onlyWith("decision_ground", terms, "incompatible_content_ground");
    onlyWith("decision_ground", terms, "incompatible_content_explanation");
    if (isGiven("incompatible_content_illegal") && !has("decision_ground", terms)) {
      add("incompatible_content_illegal", Rule.NOT_WITH_THIS);
    }
    return List.copyOf(findings);
  }

  private void field(String field) {
    JsonNode value = statement.get(field);
    if (field.equals("source_identity")) {
      add(field, Rule.NEVER_SENT);
    } else if (value.isNull()) {
      if (!MAY_BE_NULL.contains(field)) {
        add(field, Rule.TYPE);
      }
    } else if (LISTS.contains(field)) {
      list(field, value);
    } else if (NAMES.contains(field)) {
      name(field, value);
    } else if (YES_NO.contains(field)) {
      yesNo(field, value);
    } else if (TEXTS.containsKey(field)) {
      text(field, value, TEXTS.getOrDefault(field, 0));
    } else if (FIRST_DAYS.containsKey(field)) {
      date(field, value, FIRST_DAYS.getOrDefault(field, LocalDate.MIN));
    } else if (field.equals("content_id")) {
      contentId(value);
    } else {
      add(field, Rule.UNKNOWN_FIELD);
    }
  }

  private void require(String field) {
    if (!isGiven(field)) {
      add(field, Rule.REQUIRED);
    }
  }

  /// A text that a certain name of another field demands, and no other allows.
  private void onlyWith(String field, String name, String text) {
    boolean demanded = has(field, name);
    if (demanded && !isGiven(text)) {
      add(text, Rule.REQUIRED);
    } else if (!demanded && isGiven(text)) {
      add(text, Rule.NOT_WITH_THIS);
    }
  }

  private boolean has(String field, String name) {
    JsonNode value = statement.get(field);
    if (value == null) {
      return false;
    }
    if (!value.isArray()) {
      return value.isString() && value.stringValue().equals(name);
    }
    for (JsonNode element : value) {
      if (element.isString() && element.stringValue().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private boolean isGiven(String field) {
    JsonNode value = statement.get(field);
    if (value == null || value.isNull()) {
      return false;
    }
    return value.isString()
        ? !value.stringValue().isBlank()
        : !value.isEmpty() || !value.isContainer();
  }

  private void list(String field, JsonNode value) {
    if (!value.isArray()) {
      add(field, Rule.TYPE);
      return;
    }
    Set<String> seen = new HashSet<>();
    String names = field.equals("category_addition") ? "category" : field;
    for (JsonNode element : value) {
      if (!element.isString()) {
        add(field, Rule.TYPE);
      } else if (!DsaValues.of(names).contains(element.stringValue())) {
        add(field, Rule.UNKNOWN_VALUE);
      } else if (!seen.add(element.stringValue())) {
        add(field, Rule.TWICE);
      }
    }
  }

  private void name(String field, JsonNode value) {
    String name = string(field, value);
    if (name != null && !DsaValues.of(field).contains(name)) {
      add(field, Rule.UNKNOWN_VALUE);
    }
  }

  private void yesNo(String field, JsonNode value) {
    String name = string(field, value);
    if (name != null && !name.equals("Yes") && !name.equals("No")) {
      add(field, Rule.UNKNOWN_VALUE);
    }
  }

  private void text(String field, JsonNode value, int longest) {
    String text = string(field, value);
    if (text == null) {
      return;
    }
    if (text.codePointCount(0, text.length()) > longest) {
      add(field, Rule.TOO_LONG);
    }
    if (field.equals("puid") && !PUID.matcher(text).matches()) {
      add(field, Rule.PUID);
    }
    if (field.equals("decision_ground_reference_url") && !isAddress(text)) {
      add(field, Rule.URL);
    }
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private void date(String field, JsonNode value, LocalDate first) {
    String text = string(field, value);
    if (text == null || text.isEmpty()) {
      return;
    }
    if (!DAY.matcher(text).matches()) {
      add(field, Rule.DATE);
      return;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.isBefore(first) || day.isAfter(LAST_DAY)) {
        add(field, Rule.DATE);
      }
    } catch (DateTimeParseException e) {
      add(field, Rule.DATE);
    }
  }

  private void contentId(JsonNode value) {
    JsonNode ean = value.isObject() && value.size() == 1 ? value.get("EAN-13") : null;
    if (ean == null || !ean.isString() || !EAN.matcher(ean.stringValue()).matches()) {
      add("content_id", Rule.CONTENT_ID);
    }
  }

  /// Returns the text; null, after saying so, if it is something else.
  private @Nullable String string(String field, JsonNode value) {
    if (!value.isString()) {
      add(field, Rule.TYPE);
      return null;
    }
    return value.stringValue();
  }

  private void add(String field, Rule rule) {
    findings.add(new DsaFinding(field, rule));
  }
}
