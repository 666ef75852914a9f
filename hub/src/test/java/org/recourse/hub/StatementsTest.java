package org.recourse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatementsTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  @Test
  void whatIsSaidNowCountsEvenIfTheClockWasSetBack() {
    SourceId source = new SourceId(1);
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    Entry entry = new Entry(
            new EntryId(1),
            new BankId(1),
            List.of(new Signal(SignalType.SHA256, "0f".repeat(32))),
            Statements.none(),
            false,
            Instant.EPOCH,
            EntryDetails.NONE,
            1)
        .saidNow(source, true, StatementKind.CONFIRMED, noon);
    Entry withdrawn = entry.saidNow(source, true, StatementKind.WITHDRAWN, noon.minusSeconds(3600));
    assertThat(withdrawn.statements().standing()).isEqualTo(Standing.WITHDRAWN);
    assertThat(withdrawn
            .saidNow(source, true, StatementKind.CONFIRMED, noon.minusSeconds(3600))
            .statements()
            .standing())
        .isEqualTo(Standing.CONFIRMED);
  }

  @Test
  void whatNobodyConfirmedIsProposed() {
    assertThat(Statements.of(List.of(said(2, StatementKind.PROPOSED, 1))).standing())
        .isEqualTo(Standing.PROPOSED);
  }

  @Test
  void eachSourceConfirmsOnce() {
    Statements statements = Statements.of(List.of(
        said(2, StatementKind.CONFIRMED, 1),
        said(2, StatementKind.CONFIRMED, 2),
        said(3, StatementKind.CONFIRMED, 1)));
    assertThat(statements.confirmationCount()).isEqualTo(2);
    assertThat(statements.standing()).isEqualTo(Standing.CONFIRMED);
  }

  @Test
  void ourOwnRefusalSurvivesWhateverASourceSaysLater() {
    Statements refused =
        Statements.of(List.of(said(2, StatementKind.PROPOSED, 1), local(StatementKind.REFUSED, 1)));
    Statements synced = refused.with(said(2, StatementKind.CONFIRMED, 9));
    assertThat(synced.standing()).isEqualTo(Standing.REFUSED);
    assertThat(synced.with(local(StatementKind.CONFIRMED, 2)).standing())
        .isEqualTo(Standing.CONFIRMED);
  }

  @Test
  void anothersRefusalIsADispute() {
    Statements statements = Statements.of(
        List.of(said(2, StatementKind.CONFIRMED, 1), said(3, StatementKind.REFUSED, 1)));
    assertThat(statements.standing()).isEqualTo(Standing.CONFIRMED);
    assertThat(statements.isDisputed()).isTrue();
  }

  @Test
  void whatItsOnlySourceWithdrewIsWithdrawn() {
    Statements statements = Statements.of(
        List.of(said(2, StatementKind.CONFIRMED, 1), said(2, StatementKind.WITHDRAWN, 2)));
    assertThat(statements.standing()).isEqualTo(Standing.WITHDRAWN);
    assertThat(statements.isDisputed()).isFalse();
  }

  @Test
  void whatAnotherSourceStandsBehindIsNotWithdrawn() {
    Statements statements = Statements.of(List.of(
        said(2, StatementKind.PROPOSED, 1),
        said(3, StatementKind.PROPOSED, 1),
        said(2, StatementKind.WITHDRAWN, 2)));
    assertThat(statements.standing()).isEqualTo(Standing.PROPOSED);
  }

  @Test
  void aWithdrawalWinsOverEveryReplay() {
    Statements withdrawn = Statements.of(
        List.of(said(2, StatementKind.PROPOSED, 5), said(2, StatementKind.WITHDRAWN, 5)));
    assertThat(withdrawn.standing()).isEqualTo(Standing.WITHDRAWN);
    assertThat(withdrawn.with(said(2, StatementKind.PROPOSED, 5))).isSameAs(withdrawn);
    assertThat(withdrawn.with(said(2, StatementKind.CONFIRMED, 4))).isSameAs(withdrawn);
    assertThat(withdrawn.with(said(2, StatementKind.PROPOSED, 6)).standing())
        .isEqualTo(Standing.PROPOSED);
  }

  @Test
  void theOrderInWhichStatementsArriveDoesNotMatter() {
    Random random = new Random(20261121);
    for (int trial = 0; trial < 500; trial++) {
      List<Statement> statements = new ArrayList<>();
      int count = random.nextInt(1, 9);
      for (int i = 0; i < count; i++) {
        StatementKind kind = StatementKind.values()[random.nextInt(4)];
        statements.add(said(random.nextInt(1, 4), kind, i));
      }
      Statements inOrder = Statements.of(statements);
      Collections.shuffle(statements, random);
      Statements shuffled = Statements.of(statements);
      assertThat(shuffled.all()).containsExactlyInAnyOrderElementsOf(inOrder.all());
      assertThat(shuffled.standing()).isEqualTo(inOrder.standing());
      assertThat(shuffled.isDisputed()).isEqualTo(inOrder.isDisputed());
    }
  }

  private static Statement said(long source, StatementKind kind, long version) {
    return new Statement(new SourceId(source), false, kind, version, NOON);
  }

  private static Statement local(StatementKind kind, long version) {
    return new Statement(new SourceId(1), true, kind, version, NOON);
  }
}
