package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.law.ClockId;
import org.recourse.casework.law.ClockPurpose;
import org.recourse.casework.law.RegimeId;
import org.recourse.casework.notice.NoticeOrigin;
import org.recourse.casework.oversight.OutcomeFact;
import org.recourse.casework.oversight.OutcomeFacts;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.Outcome;
import org.recourse.hub.TenantId;

/// What became of items, read from the columns that are not sealed: it needs no key, and what was
/// shredded is counted as before. May be shared between threads.
///
/// An item is done when the platform says that it has acted, or where it need not act, when that
/// was decided; until then it is open, and late when a clock is over. No notice says whether a
/// trusted flagger sent it, so none is counted as such.
public final class SqlOutcomeFacts implements OutcomeFacts {

  private static final String OF_NOTICES = """
      where notice.tenant_id = ? and notice.received_at >= ? and notice.received_at < ?
        and notice.state <> 'WITHDRAWN'""";

  private static final String COUNTABLE = """
      and (notice.origin <> ? or exists (select 1 from case_consent
        where case_consent.case_id = notice.case_id and act = 'COUNT' and withdrawn_at is null))""";

  private final Database database;

  /// Reads in this database.
  public SqlOutcomeFacts(Database database) {
    this.database = database;
  }

  @Override
  public List<OutcomeFact> facts(TenantId tenant, YearMonth from, YearMonth to) {
    return read(OF_NOTICES, tenant.number(), start(from), start(to.plusMonths(1)));
  }

  @Override
  public List<OutcomeFact> countable(TenantId tenant, YearMonth from, YearMonth to) {
    return read(
        OF_NOTICES + ' ' + COUNTABLE,
        tenant.number(),
        start(from),
        start(to.plusMonths(1)),
        NoticeOrigin.PAGE.name());
  }

  private static long start(YearMonth month) {
    return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private List<OutcomeFact> read(String which, Object... parameters) {
    return database.query("counting what became of items", () -> {
      Map<Long, Map<RegimeId, List<OutcomeFact.ClockRun>>> clocks = clocks(which, parameters);
      Map<Long, List<OutcomeFact.Appealed>> appeals = appeals(which, parameters);
      List<OutcomeFact> facts = new ArrayList<>();
      for (Item item : items(which, parameters)) {
        clocks
            .getOrDefault(item.notice(), Map.of())
            .forEach((regime, runs) -> facts.add(
                item.under(regime, runs, appeals.getOrDefault(item.number(), List.of()))));
      }
      return List.copyOf(facts);
    });
  }

  /// An item, before it is known under which regimes.
  private record Item(
      long number,
      long notice,
      Instant receivedAt,
      boolean completeAtOnce,
      Optional<Outcome> outcome,
      Optional<Ground> ground,
      Optional<Instant> actedAt,
      int copiesFound,
      int copiesRemoved) {

    OutcomeFact under(
        RegimeId regime, List<OutcomeFact.ClockRun> runs, List<OutcomeFact.Appealed> appeals) {
      return new OutcomeFact(
          regime,
          receivedAt,
          completeAtOnce,
          false,
          outcome,
          ground,
          actedAt,
          runs,
          copiesFound,
          copiesRemoved,
          appeals);
    }
  }

  private List<Item> items(String which, Object... parameters) {
    return database
        .jdbc()
        .query("""
        select item.id, item.notice_id, item.outcome, item.ground, item.is_proposed,
          item.decided_at, item.removed_at, item.copies_found, item.copies_removed,
          notice.received_at, notice.was_incomplete
        from item join notice on notice.id = item.notice_id""" + ' ' + which + " order by item.id", (row, i) -> item(row), parameters);
  }

  private static Item item(ResultSet row) throws SQLException {
    Optional<Outcome> decided = Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf);
    boolean acts = decided.filter(Outcome::restricts).isPresent();
    Optional<Instant> actedAt = decided.isEmpty() || row.getInt("is_proposed") == 1
        ? Optional.empty()
        : NoticeRows.instant(row, acts ? "removed_at" : "decided_at");
    boolean done = actedAt.isPresent();
    String ground = row.getString("ground");
    return new Item(
        row.getLong("id"),
        row.getLong("notice_id"),
        NoticeRows.instant(row, "received_at").orElseThrow(),
        row.getInt("was_incomplete") == 0,
        done ? decided : Optional.empty(),
        done ? Optional.of(Ground.valueOf(ground)) : Optional.empty(),
        actedAt,
        row.getInt("copies_found"),
        row.getInt("copies_removed"));
  }

  // Every regime under which a notice ran is here, also one whose only clock needs nothing done.
  private Map<Long, Map<RegimeId, List<OutcomeFact.ClockRun>>> clocks(
      String which, Object... parameters) {
    Map<Long, Map<RegimeId, List<OutcomeFact.ClockRun>>> clocks = new HashMap<>();
    database
        .jdbc()
        .query(
            """
        select notice_deadline.notice_id, regime, clock, purpose, notice_deadline.due_at
        from notice_deadline join notice on notice.id = notice_deadline.notice_id""" + ' ' + which,
            row -> {
              List<OutcomeFact.ClockRun> runs = clocks
                  .computeIfAbsent(row.getLong("notice_id"), n -> new EnumMap<>(RegimeId.class))
                  .computeIfAbsent(
                      RegimeId.valueOf(row.getString("regime")), r -> new ArrayList<>());
              ClockPurpose purpose = ClockPurpose.valueOf(row.getString("purpose"));
              if (purpose.isDuty() && purpose != ClockPurpose.ACKNOWLEDGE) {
                runs.add(new OutcomeFact.ClockRun(
                    new ClockId(row.getString("clock")),
                    NoticeRows.instant(row, "due_at").orElseThrow()));
              }
            },
            parameters);
    return clocks;
  }

  private Map<Long, List<OutcomeFact.Appealed>> appeals(String which, Object... parameters) {
    Map<Long, List<OutcomeFact.Appealed>> appeals = new HashMap<>();
    database
        .jdbc()
        .query(
            """
        select appeal.item_id, appeal.party, appeal.is_upheld, appeal.decided_at from appeal
        join item on item.id = appeal.item_id
        join notice on notice.id = item.notice_id""" + ' ' + which + " order by appeal.id",
            row -> {
              boolean upheld = row.getInt("is_upheld") == 1;
              Optional<Boolean> reversed = NoticeRows.instant(row, "decided_at").map(at -> upheld);
              appeals
                  .computeIfAbsent(row.getLong("item_id"), item -> new ArrayList<>())
                  .add(new OutcomeFact.Appealed(
                      Appeal.By.valueOf(row.getString("party")), reversed));
            },
            parameters);
    return appeals;
  }
}
