package org.recourse.server.casework;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.recourse.casework.law.Regime;
import org.recourse.casework.law.RegimeId;
import org.recourse.casework.notice.ItemKind;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.review.AppealRules;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.Located;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.statement.Automation;
import org.recourse.casework.statement.Basis;
import org.recourse.casework.statement.ContentKind;
import org.recourse.casework.statement.Depicted;
import org.recourse.casework.statement.DsaFacts;
import org.recourse.casework.statement.DsaStatement;
import org.recourse.casework.statement.Finding;
import org.recourse.casework.statement.ItemReference;
import org.recourse.casework.statement.Language;
import org.recourse.casework.statement.Measure;
import org.recourse.casework.statement.Occasion;
import org.recourse.casework.statement.Provision;
import org.recourse.casework.statement.Puid;
import org.recourse.casework.statement.RedressPaths;
import org.recourse.casework.statement.Restriction;
import org.recourse.casework.statement.StatementId;
import org.recourse.casework.statement.StatementOfReasons;
import org.recourse.casework.statement.StatementText;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Makes the statement of reasons that the platform hands to the uploader (Regulation (EU)
/// 2022/2065 art. 17), and the same for the EU's Transparency Database (art. 24(5)). Of the
/// notice it takes the kind of the item and the laws under which it runs; it has no place for
/// who notified. May be shared between threads.
///
/// Where the person shown may have been under 18 there is none: the uploader must not be warned.
@Component
class Statements {

  private static final int MOST_LAWS = 4;

  private final JsonMapper json;
  private final List<Regime> regimes;
  private final SecureRandom random = new SecureRandom();

  Statements(JsonMapper json, NoticeDesk notices) {
    this.json = json;
    this.regimes = notices.regimes();
  }

  /// What is said of a decision.
  ///
  /// @param forUploader as JSON: `id`, `facts` in codes, and `text` by language; empty if
  ///     there is none
  /// @param report for the Transparency Database, where the DSA binds the platform
  record Said(String forUploader, Optional<DsaStatement> report) {

    /// Nothing is said.
    static final Said NOTHING = new Said("", Optional.empty());
  }

  /// Says why an item is restricted.
  ///
  /// @param effect what happens now: a decision may wait for a second person
  /// @param copies how many copies go with the item
  /// @param stands whether the decision waits for nobody; before, it is not reported
  Said of(
      Notice notice,
      Located located,
      Decision decision,
      Outcome effect,
      int copies,
      boolean stands) {
    Optional<NoticeContent> content = notice.content();
    boolean restricted = content.filter(said -> said.age().isRestricted()).isPresent();
    if (restricted || content.isEmpty() || !effect.restricts() || !located.hasUploader()) {
      return Said.NOTHING;
    }
    StatementOfReasons statement =
        statement(notice, content.get(), located, decision, effect, copies);
    Optional<DsaStatement> report = stands && binds(RegimeId.EU_DSA)
        ? Optional.of(DsaStatement.of(statement, asked(notice, located), Puid.random(random)))
        : Optional.empty();
    return new Said(written(statement), report);
  }

  private StatementOfReasons statement(
      Notice notice,
      NoticeContent content,
      Located located,
      Decision decision,
      Outcome effect,
      int copies) {
    StatementId id = new StatementId(UUID.randomUUID().toString());
    LocalDate day = decision.decidedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate lastDay = AppealRules.openUntil(decision).atOffset(ZoneOffset.UTC).toLocalDate();
    return new StatementOfReasons(
        id,
        reference(located, id),
        new Restriction(Set.of(measure(effect)), Set.of(), day, Optional.empty()),
        binds(RegimeId.EU_DSA) ? Occasion.NOTICE : Occasion.OTHER_NOTICE,
        findings(content.items().get(decision.item().number() - 1).kind(), decision.ground()),
        new Automation(
            false, copies > 0 ? Automation.Decision.PARTLY : Automation.Decision.BY_A_PERSON),
        new Basis.Illegal(provision(notice)),
        new RedressPaths(Optional.of(lastDay), binds(RegimeId.EU_DSA)),
        decision.decidedAt());
  }

  private boolean binds(RegimeId id) {
    return regimes.stream().anyMatch(regime -> regime.id() == id);
  }

  // A platform's own name of an item may be of any form. One that could hold words is not
  // repeated: the platform sends the statement, and knows for which item.
  private static ItemReference reference(Located located, StatementId id) {
    boolean plain = located.itemId().matches("[A-Za-z0-9._:-]{1,120}");
    return new ItemReference(plain ? located.itemId() : id.value());
  }

  private static Measure measure(Outcome effect) {
    return switch (effect) {
      case REMOVED -> Measure.REMOVED;
      case DISABLED -> Measure.DISABLED;
      case DELISTED -> Measure.DELISTED;
      case REFUSED, NOT_FOUND, DUPLICATE -> throw new IllegalArgumentException(effect.name());
    };
  }

  private static Set<Finding> findings(ItemKind kind, Ground ground) {
    EnumSet<Finding> found = EnumSet.of(
        switch (kind) {
          case AUTHENTIC, UNKNOWN -> Finding.INTIMATE_WITHOUT_CONSENT;
          case SYNTHETIC -> Finding.SYNTHETIC_WITHOUT_CONSENT;
          case SECRET_FILMING -> Finding.SECRETLY_FILMED;
          case THREAT -> Finding.THREATENED;
          case PERSONAL_DATA -> Finding.PERSONAL_DATA;
        });
    if (ground == Ground.CONFIRMED_MATCH) {
      found.add(Finding.COPY_OF_DECIDED);
    }
    return found;
  }

  // The laws under which the notice runs. The DSA itself forbids no content (recital 12), so it is
  // named only where the platform named no other.
  private Provision provision(Notice notice) {
    Set<RegimeId> running =
        notice.deadlines().stream().map(due -> due.regime()).collect(Collectors.toSet());
    List<String> names = regimes.stream()
        .filter(regime -> regime.id() != RegimeId.EU_DSA && running.contains(regime.id()))
        .map(Regime::name)
        .limit(MOST_LAWS)
        .toList();
    String citation = names.isEmpty()
        ? regimes.stream().map(Regime::name).limit(MOST_LAWS).collect(Collectors.joining("; "))
        : String.join("; ", names);
    return new Provision(citation);
  }

  // When it was posted is not known here: not later than the notice.
  private static DsaFacts asked(Notice notice, Located located) {
    boolean video = located.signals().stream()
        .map(Signal::type)
        .anyMatch(type -> type == SignalType.VPDQ || type == SignalType.VIDEO_MD5);
    return new DsaFacts(
        Depicted.ADULT,
        Set.of(video ? ContentKind.VIDEO : ContentKind.IMAGE),
        notice.receivedAt().atOffset(ZoneOffset.UTC).toLocalDate(),
        Optional.empty());
  }

  private String written(StatementOfReasons statement) {
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
}
