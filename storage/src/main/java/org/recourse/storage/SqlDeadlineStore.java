package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.recourse.casework.cases.CaseEvent;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.law.Alert;
import org.recourse.casework.law.ClockReading;
import org.recourse.casework.law.DeadlineId;
import org.recourse.casework.law.DeadlineStore;
import org.recourse.casework.law.OpenDeadline;
import org.recourse.hub.WebhookEvent;

/// The clocks of notices in the database. An alert, what the platform is told of it and what the
/// requester sees of it are on the disk together. May be shared between threads.
public final class SqlDeadlineStore implements DeadlineStore {

  private final Database database;
  private final NoticeRows notices;
  private final CaseRows cases;
  private final CaseworkNews news;

  /// Reads clocks in this database, and tells of alerts in this outbox.
  public SqlDeadlineStore(Database database, KeyRing ring, SqlOutbox outbox) {
    this.database = database;
    this.notices = new NoticeRows(database, ring);
    this.cases = new CaseRows(database, ring);
    this.news = new CaseworkNews(database, outbox);
  }

  /// A clock's row, by what its deadline is named.
  private record Key(long notice, String clock) {

    static Key of(DeadlineId id) {
      int slash = id.value().indexOf('/');
      return new Key(
          Long.parseLong(id.value().substring(0, slash)), id.value().substring(slash + 1));
    }

    DeadlineId id() {
      return new DeadlineId(notice + "/" + clock);
    }
  }

  @Override
  public List<OpenDeadline> open(Instant horizon) {
    return database.query("reading the clocks", () -> {
      Map<Key, OpenDeadline> open = new LinkedHashMap<>();
      database
          .jdbc()
          .query(
              """
          select d.notice_id, d.clock, d.started_at, d.due_at, a.alert
          from notice_deadline d
          left join deadline_alert a
            on a.notice_id = d.notice_id and a.regime = d.regime and a.clock = d.clock
          where d.met_at is null and d.started_at <= ?
            and not exists (select 1 from deadline_alert b
              where b.notice_id = d.notice_id and b.regime = d.regime and b.clock = d.clock
                and b.alert = 'BREACHED')
          order by d.due_at""",
              row -> {
                add(row, open);
              },
              horizon.toEpochMilli());
      return List.copyOf(open.values());
    });
  }

  private static void add(ResultSet row, Map<Key, OpenDeadline> open) throws SQLException {
    Key key = new Key(row.getLong("notice_id"), row.getString("clock"));
    OpenDeadline before = open.get(key);
    Set<Alert> raised = EnumSet.noneOf(Alert.class);
    if (before != null) {
      raised.addAll(before.raised());
    }
    String alert = row.getString("alert");
    if (alert != null) {
      raised.add(Alert.valueOf(alert));
    }
    open.put(
        key,
        new OpenDeadline(
            key.id(),
            Instant.ofEpochMilli(row.getLong("started_at")),
            Instant.ofEpochMilli(row.getLong("due_at")),
            raised));
  }

  @Override
  public boolean raised(DeadlineId deadline, Alert alert, Instant at) {
    Key key = Key.of(deadline);
    return database.transaction("raising an alert", () -> {
      int recorded =
          database.jdbc().update("""
          insert into deadline_alert (notice_id, regime, clock, alert, raised_at)
          select notice_id, regime, clock, ?, ? from notice_deadline
          where notice_id = ? and clock = ? and met_at is null
          on conflict (notice_id, regime, clock, alert) do nothing""", alert.name(), at.toEpochMilli(), key.notice(), key.clock());
      if (recorded > 0) {
        tell(key, alert, at);
      }
      return recorded > 0;
    });
  }

  private void tell(Key key, Alert alert, Instant at) {
    notices.row("id = ?", key.notice()).ifPresent(row -> {
      news.post(
          row.tenant(),
          new CaseworkNews.Happening(
              WebhookEvent.DEADLINE_ALERT,
              row.publicId(),
              key.id().value() + '-' + alert,
              Map.of("clock", key.clock(), "alert", alert.name())),
          at);
      if (alert == Alert.BREACHED) {
        row.caseId()
            .ifPresent(id -> cases.note(
                id.number(),
                new CaseEvent(
                    CaseEventKind.OVERDUE,
                    at,
                    Map.of("notice", row.publicId().text(), "clock", key.clock()))));
      }
    });
  }

  @Override
  public Optional<ClockReading> lastReading() {
    return database.query(
        "reading the last time",
        () -> database
            .jdbc()
            .query(
                "select wall_at, proven_at from clock_reading where id = 1",
                (row, i) -> new ClockReading(
                    Instant.ofEpochMilli(row.getLong(1)), Instant.ofEpochMilli(row.getLong(2))))
            .stream()
            .findFirst());
  }

  @Override
  public void keep(ClockReading reading) {
    database.transaction(
        "keeping the time",
        () -> database
            .jdbc()
            .update("""
        insert into clock_reading (id, wall_at, proven_at) values (1, ?, ?)
        on conflict (id) do update set wall_at = excluded.wall_at,
          proven_at = excluded.proven_at""", reading.wall().toEpochMilli(), reading.proven().toEpochMilli()));
  }
}
