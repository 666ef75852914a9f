package org.recourse.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.NewAppeal;
import org.recourse.hub.TenantId;

/// Writes and reads appeals within the caller's transaction.
final class AppealRows {

  private final Database database;
  private final ReviewRows items;
  private final ReviewNews news;

  AppealRows(Database database, ReviewRows items, ReviewNews news) {
    this.database = database;
    this.items = items;
    this.news = news;
  }

  /// Keeps an appeal. The same reference twice is kept once.
  Appeal receive(TenantId tenant, NewAppeal given, Instant at) {
    return named(tenant, given.reference()).orElseGet(() -> {
      ReviewRows.Row row = items.row(tenant, given.item()).orElseThrow();
      if (given.by() == Appeal.By.REQUESTER) {
        news.tellRequester(row, CaseEventKind.OBJECTION_RECEIVED, Map.of(), at);
      }
      return insert(row, given, at);
    });
  }

  private Appeal insert(ReviewRows.Row row, NewAppeal given, Instant at) {
    long number = database.take("appeal", 1);
    ContentKey key = items.key(row).orElseThrow();
    database
        .jdbc()
        .update(
            """
        insert into appeal (id, tenant_id, item_id, party, is_expedited, text_sealed, received_at,
          reference, answer_sealed)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            number,
            row.notice().tenant().number(),
            row.number(),
            given.by().name(),
            given.expedited() ? 1 : 0,
            key.seal(given.text(), ReviewRows.APPEAL, number),
            at.toEpochMilli(),
            given.reference().isEmpty() ? null : given.reference(),
            given.answerTo().isEmpty()
                ? null
                : key.seal(given.answerTo(), ReviewRows.ANSWER_TO, number));
    return new Appeal(
        number,
        given.item(),
        given.by(),
        given.expedited(),
        at,
        given.text(),
        given.answerTo(),
        Optional.empty());
  }

  private Optional<Appeal> named(TenantId tenant, String reference) {
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    return database
        .jdbc()
        .query(
            "select id from appeal where tenant_id = ? and reference = ?",
            (row, i) -> row.getLong(1),
            tenant.number(),
            reference)
        .stream()
        .findFirst()
        .flatMap(number -> of(tenant, number));
  }

  /// Returns an appeal, if there is one.
  Optional<Appeal> of(TenantId tenant, long number) {
    return database
        .jdbc()
        .query(
            "select item_id from appeal where id = ? and tenant_id = ?",
            (row, i) -> row.getLong(1),
            number,
            tenant.number())
        .stream()
        .findFirst()
        .flatMap(item -> items.row(tenant, item))
        .flatMap(row -> read(row, number));
  }

  private Optional<Appeal> read(ReviewRows.Row row, long number) {
    ContentKey key = items.key(row).orElse(null);
    return database
        .jdbc()
        .query(
            "select * from appeal where id = ?",
            (found, i) -> ReviewRows.appeal(found, row.id(), key),
            number)
        .stream()
        .findFirst();
  }

  /// Returns a tenant's appeals that are not decided, the expedited first, then the earliest.
  List<Appeal> open(TenantId tenant) {
    return database.jdbc().query("""
        select id from appeal where tenant_id = ? and decided_at is null
        order by is_expedited desc, received_at, id""", (row, i) -> row.getLong(1), tenant.number()).stream()
        .flatMap(number -> of(tenant, number).stream())
        .toList();
  }

  /// Decides an appeal and tells both sides, unless it was decided before.
  Optional<Appeal> rule(TenantId tenant, long appeal, Appeal.Ruling ruling) {
    if (!write(tenant, appeal, ruling)) {
      return Optional.empty();
    }
    Appeal ruled = of(tenant, appeal).orElseThrow();
    news.tellRuling(
        items.row(tenant, ruled.item()).orElseThrow(), ruled, ruled.ruling().orElseThrow());
    return Optional.of(ruled);
  }

  private boolean write(TenantId tenant, long appeal, Appeal.Ruling ruling) {
    return database
            .jdbc()
            .update(
                """
        update appeal set is_upheld = ?, reviewer_id = ?, decided_at = ?
        where id = ? and tenant_id = ? and decided_at is null""",
                ruling.upheld() ? 1 : 0,
                ruling.reviewer(),
                ruling.decidedAt().toEpochMilli(),
                appeal,
                tenant.number())
        > 0;
  }
}
