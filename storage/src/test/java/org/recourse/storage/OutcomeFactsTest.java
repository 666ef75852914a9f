package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recourse.storage.Stores.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.casework.cases.CaseId;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.law.Capacity;
import org.recourse.casework.law.RegimeId;
import org.recourse.casework.notice.AgeInPicture;
import org.recourse.casework.notice.Declarations;
import org.recourse.casework.notice.ItemKind;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.NoticeDraft;
import org.recourse.casework.notice.NoticeOrigin;
import org.recourse.casework.notice.Notifier;
import org.recourse.casework.notice.ReportedItem;
import org.recourse.casework.oversight.OutcomeFact;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.KnownCopy;
import org.recourse.casework.review.Likeness;
import org.recourse.casework.review.NewAppeal;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.review.ReviewStore;
import org.recourse.casework.statement.Automation;
import org.recourse.casework.statement.Basis;
import org.recourse.casework.statement.ContentKind;
import org.recourse.casework.statement.Depicted;
import org.recourse.casework.statement.DsaFacts;
import org.recourse.casework.statement.DsaStatement;
import org.recourse.casework.statement.Finding;
import org.recourse.casework.statement.ItemReference;
import org.recourse.casework.statement.Measure;
import org.recourse.casework.statement.Occasion;
import org.recourse.casework.statement.Provision;
import org.recourse.casework.statement.Puid;
import org.recourse.casework.statement.RedressPaths;
import org.recourse.casework.statement.ReportStore;
import org.recourse.casework.statement.Restriction;
import org.recourse.casework.statement.StatementId;
import org.recourse.casework.statement.StatementOfReasons;
import org.recourse.hub.TenantId;

/// What both databases count of items, and the statements that they keep.
class OutcomeFactsTest {

  private static final YearMonth MONTH = YearMonth.from(NOON.atOffset(ZoneOffset.UTC));
  private static final Random RANDOM = new Random(20261121);

  @TempDir
  private Path folder;

  private record Figures(House house, SqlOutcomeFacts facts, SqlReportStore reports)
      implements AutoCloseable {

    static Figures open(TestDatabase kind, Path folder) throws Exception {
      House house = House.open(kind, folder);
      Database database = house.stores().database();
      return new Figures(house, new SqlOutcomeFacts(database), new SqlReportStore(database));
    }

    TenantId tenant() {
      return house.stores().tenant();
    }

    SqlReviewStore reviews() {
      return house.reviews();
    }

    NoticeDraft draft(NoticeOrigin origin, String contact, Instant at) {
      NoticeContent content = new NoticeContent(
          new Notifier(Capacity.SELF, "", contact, "Some One"),
          AgeInPicture.ADULT,
          List.of(
              new ReportedItem("https://pictures.example/1", "", ItemKind.AUTHENTIC, List.of())),
          new Declarations(true, "", true, true, true),
          "en");
      return house.draft(origin, content, at, "");
    }

    ItemId received(String contact, Instant at) {
      NoticeDraft draft = draft(NoticeOrigin.API, contact, at);
      return new ItemId(house.notices().receive(draft), 1);
    }

    Optional<ReviewStore.Decided> decide(
        ItemId item, Outcome outcome, Ground ground, List<KnownCopy> copies, Instant at) {
      return reviews()
          .decide(new ReviewStore.Deciding(
              tenant(),
              new Decision(item, outcome, ground, 7, Optional.empty(), false, at, ""),
              false,
              outcome,
              copies,
              List.of(),
              "",
              outcome.restricts() ? List.of(report()) : List.of(),
              false));
    }

    List<OutcomeFact> all() {
      return facts.facts(tenant(), MONTH, MONTH);
    }

    List<OutcomeFact> countable() {
      return facts.countable(tenant(), MONTH, MONTH);
    }

    OutcomeFact only(RegimeId regime) {
      return all().stream().filter(fact -> fact.regime() == regime).findFirst().orElseThrow();
    }

    @Override
    public void close() {
      house.close();
    }
  }

  private static DsaStatement report() {
    LocalDate day = LocalDate.of(2026, 12, 3);
    StatementOfReasons statement = new StatementOfReasons(
        new StatementId("a-statement"),
        new ItemReference("41"),
        new Restriction(Set.of(Measure.REMOVED), Set.of(), day, Optional.empty()),
        Occasion.NOTICE,
        Set.of(Finding.INTIMATE_WITHOUT_CONSENT),
        new Automation(false, Automation.Decision.BY_A_PERSON),
        new Basis.Illegal(new Provision("a provision")),
        new RedressPaths(Optional.empty(), true),
        NOON);
    DsaFacts facts = new DsaFacts(Depicted.ADULT, Set.of(ContentKind.IMAGE), day, Optional.empty());
    return DsaStatement.of(statement, facts, Puid.random(RANDOM));
  }

  @ParameterizedTest
  @EnumSource
  void itemIsOneFactOfEachRegimeAndOpenUntilThePlatformHasActed(TestDatabase kind)
      throws Exception {
    try (Figures figures = Figures.open(kind, folder)) {
      ItemId item = figures.received("someone@example.org", NOON);
      List<KnownCopy> copies =
          List.of(new KnownCopy("57", Likeness.IDENTICAL), new KnownCopy("63", Likeness.IDENTICAL));
      long action = figures
          .decide(item, Outcome.REMOVED, Ground.DECLARED, copies, NOON.plusSeconds(60))
          .orElseThrow()
          .action();
      assertThat(figures.all())
          .extracting(OutcomeFact::regime)
          .containsExactlyInAnyOrder(RegimeId.US_TIDA, RegimeId.UK_OSA);
      OutcomeFact open = figures.only(RegimeId.US_TIDA);
      assertThat(open.outcome()).isEmpty();
      assertThat(open.copiesFound() - open.copiesRemoved()).isEqualTo(2);
      Instant done = NOON.plus(Duration.ofHours(3));
      figures.reviews().done(figures.tenant(), action, done);
      OutcomeFact fact = figures.only(RegimeId.US_TIDA);
      assertThat(fact.outcome()).hasValue(Outcome.REMOVED);
      assertThat(fact.actedAt()).hasValue(done);
      assertThat(fact.copiesRemoved()).isEqualTo(2);
      assertThat(fact.completeAtOnce()).isTrue();
      assertThat(fact.clocks()).isNotEmpty().allMatch(run -> run.dueAt().isAfter(NOON));
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusalIsDoneWhenItIsDecidedAndItsAppealCounts(TestDatabase kind) throws Exception {
    try (Figures figures = Figures.open(kind, folder)) {
      var tenant = figures.tenant();
      ItemId item = figures.received("", NOON);
      figures.decide(item, Outcome.REFUSED, Ground.NOT_THE_PERSON, List.of(), NOON);
      Appeal appeal = figures
          .reviews()
          .appeal(
              tenant, new NewAppeal(item, Appeal.By.REQUESTER, true, "It is me.", "", ""), NOON);
      assertThat(figures.only(RegimeId.UK_OSA).appeals())
          .containsExactly(new OutcomeFact.Appealed(Appeal.By.REQUESTER, Optional.empty()));
      figures.reviews().rule(tenant, appeal.number(), new Appeal.Ruling(false, 8, NOON));
      OutcomeFact fact = figures.only(RegimeId.UK_OSA);
      assertThat(fact.ground()).hasValue(Ground.NOT_THE_PERSON);
      assertThat(fact.completeAtOnce()).isFalse();
      assertThat(fact.appeals())
          .containsExactly(new OutcomeFact.Appealed(Appeal.By.REQUESTER, Optional.of(false)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void monthsAreThoseOfUtcAndWhatWasWithdrawnIsNotCounted(TestDatabase kind) throws Exception {
    try (Figures figures = Figures.open(kind, folder)) {
      Instant first = MONTH.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
      Instant after = MONTH.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
      figures.received("", first);
      figures.received("", first.minusMillis(1));
      figures.received("", after);
      figures.received("", after.minusMillis(1));
      ItemId withdrawn = figures.received("", NOON);
      assertThat(figures.all()).hasSize(6);
      figures.house().notices().withdraw(withdrawn.notice(), NOON);
      assertThat(figures.all()).hasSize(4).isEqualTo(figures.countable());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoDidNotAgreeToBeCountedIsInNoFigureThatIsPublished(TestDatabase kind) throws Exception {
    try (Figures figures = Figures.open(kind, folder)) {
      NoticeDraft notice = figures.draft(NoticeOrigin.PAGE, "", NOON);
      CaseId id =
          figures.house().openCase(House.key(1), Optional.of(notice), ConsentAct.READ_REPORT);
      assertThat(figures.all()).hasSize(2);
      assertThat(figures.countable()).isEmpty();
      figures.house().cases().consent(id, ConsentAct.COUNT, true, NOON);
      assertThat(figures.countable()).hasSize(2);
      figures.house().cases().consent(id, ConsentAct.COUNT, false, NOON);
      assertThat(figures.countable()).isEmpty();
      figures.house().cases().consent(id, ConsentAct.COUNT, true, NOON);
      figures.house().cases().delete(id, NOON);
      assertThat(figures.countable()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void statementIsKeptOnceWithItsDecisionAndReadInOrder(TestDatabase kind) throws Exception {
    try (Figures figures = Figures.open(kind, folder)) {
      var tenant = figures.tenant();
      for (int i = 0; i < 3; i++) {
        ItemId item = figures.received("", NOON);
        figures.decide(item, Outcome.REMOVED, Ground.DECLARED, List.of(), NOON);
        assertThat(figures.decide(item, Outcome.REMOVED, Ground.DECLARED, List.of(), NOON))
            .isEmpty();
      }
      List<ReportStore.Kept> all = figures.reports().after(tenant, 0, 100);
      assertThat(all).hasSize(3).extracting(ReportStore.Kept::puid).doesNotHaveDuplicates();
      assertThat(figures.reports().after(tenant, 0, 100)).isEqualTo(all);
      assertThat(figures.reports().after(tenant, all.getFirst().number(), 1))
          .containsExactly(all.get(1));
      assertThat(all.getFirst().body()).contains(all.getFirst().puid().value());
    }
  }

  @ParameterizedTest
  @EnumSource
  void statementsOfADecisionThatIsTakenBackAreMarkedAndListedNoMore(TestDatabase kind)
      throws Exception {
    try (Figures figures = Figures.open(kind, folder)) {
      var tenant = figures.tenant();
      ItemId stays = figures.received("a@example.org", NOON);
      ItemId taken = figures.received("b@example.org", NOON);
      figures.decide(stays, Outcome.REMOVED, Ground.DECLARED, List.of(), NOON);
      figures.decide(taken, Outcome.REMOVED, Ground.DECLARED, List.of(), NOON);
      List<ReportStore.Kept> before = figures.reports().after(tenant, 0, 100);
      figures.reviews().undo(tenant, taken, 7, NOON.plusSeconds(1));
      figures.decide(taken, Outcome.REMOVED, Ground.DECLARED, List.of(), NOON.plusSeconds(2));
      List<ReportStore.Kept> after = figures.reports().after(tenant, 0, 100);
      assertThat(after).hasSize(2).contains(before.getFirst()).doesNotContain(before.getLast());
      assertThat(figures.reports().withdrawn(tenant, 0, 100))
          .containsExactly(
              new ReportStore.Withdrawn(1, before.getLast().puid(), NOON.plusSeconds(1)));
      assertThat(figures.reports().withdrawn(tenant, 1, 100)).isEmpty();
    }
  }
}
