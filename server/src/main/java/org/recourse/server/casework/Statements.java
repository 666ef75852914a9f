package org.recourse.server.casework;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recourse.casework.law.Regime;
import org.recourse.casework.law.RegimeId;
import org.recourse.casework.notice.ItemKind;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.review.AppealRules;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.KnownCopy;
import org.recourse.casework.review.Located;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.review.ReviewStore;
import org.recourse.casework.statement.Automation;
import org.recourse.casework.statement.Basis;
import org.recourse.casework.statement.ContentKind;
import org.recourse.casework.statement.Depicted;
import org.recourse.casework.statement.DsaFacts;
import org.recourse.casework.statement.DsaStatement;
import org.recourse.casework.statement.Finding;
import org.recourse.casework.statement.Measure;
import org.recourse.casework.statement.Occasion;
import org.recourse.casework.statement.Provision;
import org.recourse.casework.statement.Provisions;
import org.recourse.casework.statement.Puid;
import org.recourse.casework.statement.RedressPaths;
import org.recourse.casework.statement.Restriction;
import org.recourse.casework.statement.StatementId;
import org.recourse.casework.statement.StatementOfReasons;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.springframework.stereotype.Component;

/// Makes the statement of reasons that the platform hands to the uploader (Regulation (EU)
/// 2022/2065 art. 17), and the same for the EU's Transparency Database (art. 24(5)). Of the
/// notice it takes the kind of the item and the laws under which it runs; it has no place for
/// who notified. May be shared between threads.
///
/// Where the person shown may have been under 18 there is none: the uploader must not be warned.
@Component
class Statements {

  private static final int MOST_LAWS = 4;

  private final CopyStatements written;
  private final List<Regime> regimes;
  private final Provisions provisions;
  private final SecureRandom random = new SecureRandom();

  Statements(CopyStatements written, NoticeDesk notices, CaseworkSettings settings) {
    this.written = written;
    this.regimes = notices.regimes();
    this.provisions = settings.provisions();
  }

  /// What is said of a decision.
  ///
  /// @param forUploader as JSON: `id`, `facts` in codes, and `text` by language; empty if
  ///     there is none
  /// @param reports for the Transparency Database, of the item and of each copy, where the DSA
  ///     binds the platform
  record Said(String forUploader, List<DsaStatement> reports) {

    /// Nothing is said.
    static final Said NOTHING = new Said("", List.of());
  }

  /// Says why an item is restricted.
  ///
  /// @param effect what happens now: a decision may wait for a second person
  /// @param copies which copies go with the item
  /// @param stands whether the decision waits for nobody; before, it is not reported
  Said of(
      Notice notice,
      Located located,
      Decision decision,
      Outcome effect,
      List<KnownCopy> copies,
      boolean stands) {
    Optional<NoticeContent> content = notice.content();
    boolean restricted = content.filter(said -> said.age().isRestricted()).isPresent();
    if (restricted || content.isEmpty() || !effect.restricts() || !located.hasUploader()) {
      return Said.NOTHING;
    }
    StatementOfReasons statement =
        statement(notice, content.get(), located, decision, effect, copies.size());
    return new Said(
        written.written(statement),
        stands && binds(RegimeId.EU_DSA)
            ? reports(statement, copies, asked(notice, located))
            : List.of());
  }

  // Each restricted item has its statement, and each statement its number.
  private List<DsaStatement> reports(
      StatementOfReasons statement, List<KnownCopy> copies, DsaFacts facts) {
    return Stream.concat(
            Stream.of(statement),
            copies.stream().map(copy -> written.ofCopy(statement, copy.itemId())))
        .map(one -> DsaStatement.of(one, facts, Puid.random(random)))
        .toList();
  }

  /// Returns the statements for the uploaders of copies, in their order.
  ///
  /// @param from how many are passed over
  List<ReviewDesk.ForUploader> ofCopies(ReviewStore.Told told, int from, int atMost) {
    StatementOfReasons item = written.read(told.statement());
    return told.copies().stream()
        .skip(from)
        .limit(atMost)
        .map(copy -> new ReviewDesk.ForUploader(copy, written.written(written.ofCopy(item, copy))))
        .toList();
  }

  private StatementOfReasons statement(
      Notice notice,
      NoticeContent content,
      Located located,
      Decision decision,
      Outcome effect,
      int copies) {
    ItemKind kind = content.items().get(decision.item().number() - 1).kind();
    StatementId id = new StatementId(UUID.randomUUID().toString());
    LocalDate day = decision.decidedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate lastDay = AppealRules.openUntil(decision).atOffset(ZoneOffset.UTC).toLocalDate();
    return new StatementOfReasons(
        id,
        CopyStatements.reference(located.itemId(), id),
        new Restriction(Set.of(measure(effect)), Set.of(), day, Optional.empty()),
        binds(RegimeId.EU_DSA) ? Occasion.NOTICE : Occasion.OTHER_NOTICE,
        findings(kind, decision.ground()),
        new Automation(
            false, copies > 0 ? Automation.Decision.PARTLY : Automation.Decision.BY_A_PERSON),
        new Basis.Illegal(provisions.of(kind).orElseGet(() -> provision(notice))),
        new RedressPaths(Optional.of(lastDay), binds(RegimeId.EU_DSA)),
        decision.decidedAt());
  }

  private boolean binds(RegimeId id) {
    return regimes.stream().anyMatch(regime -> regime.id() == id);
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
}
