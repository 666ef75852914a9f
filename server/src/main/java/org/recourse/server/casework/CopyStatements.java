package org.recourse.server.casework;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.recourse.casework.statement.Automation;
import org.recourse.casework.statement.Basis;
import org.recourse.casework.statement.Finding;
import org.recourse.casework.statement.ItemReference;
import org.recourse.casework.statement.Language;
import org.recourse.casework.statement.Measure;
import org.recourse.casework.statement.Occasion;
import org.recourse.casework.statement.Provision;
import org.recourse.casework.statement.RedressPaths;
import org.recourse.casework.statement.Restriction;
import org.recourse.casework.statement.StatementId;
import org.recourse.casework.statement.StatementOfReasons;
import org.recourse.casework.statement.StatementText;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Statements of reasons as JSON, and those of copies that were swept with an item: each uploader
/// has one of his own, which names his item and nobody else's (Regulation (EU) 2022/2065 art.
/// 17). May be shared between threads.
@Component
class CopyStatements {

  private final JsonMapper json;

  CopyStatements(JsonMapper json) {
    this.json = json;
  }

  /// Returns the statement for a copy of the item that another is about. The same copy of the
  /// same decision always has the same number.
  StatementOfReasons ofCopy(StatementOfReasons item, String copy) {
    String seed = item.id().value() + ' ' + copy;
    StatementId id = new StatementId(
        UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString());
    Set<Finding> findings = new HashSet<>(item.findings());
    findings.add(Finding.COPY_OF_DECIDED);
    return new StatementOfReasons(
        id,
        reference(copy, id),
        item.restriction(),
        item.occasion(),
        findings,
        new Automation(true, Automation.Decision.PARTLY),
        item.basis(),
        item.redress(),
        item.decidedAt());
  }

  /// Returns by what a statement names an item. A platform's own name of an item may be of any
  /// form: one that could hold words is not repeated. The platform sends the statement, and knows
  /// for which item.
  static ItemReference reference(String itemId, StatementId id) {
    boolean plain = itemId.matches("[A-Za-z0-9._:-]{1,120}");
    return new ItemReference(plain ? itemId : id.value());
  }

  /// Writes a statement: `id`, `facts` in codes, `text` by language.
  String written(StatementOfReasons statement) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("id", statement.id().value());
    said.put("facts", facts(statement));
    Map<String, String> text = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      text.put(language.tag(), StatementText.of(statement, language).plain());
    }
    said.put("text", text);
    return json.writeValueAsString(said);
  }

  private static Map<String, Object> facts(StatementOfReasons statement) {
    Map<String, Object> facts = new LinkedHashMap<>();
    Restriction restriction = statement.restriction();
    facts.put("item", statement.item().value());
    facts.put("measures", names(restriction.measures()));
    facts.put("countries", restriction.countries().stream().sorted().toList());
    facts.put("from", restriction.from().toString());
    facts.put("occasion", statement.occasion().name());
    facts.put("findings", names(statement.findings()));
    facts.put("automatedDetection", statement.automation().detection());
    facts.put("automatedDecision", statement.automation().decision().name());
    facts.put("ground", "ILLEGAL");
    facts.put("provision", statement.basis().provision().citation());
    statement
        .redress()
        .complaintUntil()
        .ifPresent(day -> facts.put("complaintUntil", day.toString()));
    facts.put("disputeBody", statement.redress().disputeBody());
    facts.put("decidedAt", statement.decidedAt().getEpochSecond());
    return facts;
  }

  private static List<String> names(Set<? extends Enum<?>> codes) {
    return codes.stream().map(Enum::name).sorted().toList();
  }

  /// Reads what [#written] wrote.
  StatementOfReasons read(String written) {
    JsonNode all = json.readTree(written);
    JsonNode facts = all.get("facts");
    return new StatementOfReasons(
        new StatementId(all.get("id").stringValue()),
        new ItemReference(facts.get("item").stringValue()),
        new Restriction(
            set(facts.get("measures"), Measure::valueOf),
            set(facts.get("countries"), Function.identity()),
            LocalDate.parse(facts.get("from").stringValue()),
            Optional.empty()),
        Occasion.valueOf(facts.get("occasion").stringValue()),
        set(facts.get("findings"), Finding::valueOf),
        new Automation(
            facts.get("automatedDetection").booleanValue(),
            Automation.Decision.valueOf(facts.get("automatedDecision").stringValue())),
        new Basis.Illegal(new Provision(facts.get("provision").stringValue())),
        new RedressPaths(
            facts.has("complaintUntil")
                ? Optional.of(LocalDate.parse(facts.get("complaintUntil").stringValue()))
                : Optional.empty(),
            facts.get("disputeBody").booleanValue()),
        Instant.ofEpochSecond(facts.get("decidedAt").longValue()));
  }

  private static <T> Set<T> set(JsonNode names, Function<String, T> read) {
    Set<T> set = new HashSet<>();
    names.forEach(name -> set.add(read.apply(name.stringValue())));
    return set;
  }
}
