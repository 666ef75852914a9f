package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.ReportedItem;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.Located;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.review.ReviewItem;
import org.recourse.hub.TenantId;

/// Reads items and what became of them within the caller's transaction.
final class ReviewRows {

  /// Names the column of what a platform has.
  static final String LOCATED = "item_located";

  /// Names the column of a decision's note.
  static final String NOTE = "item_note";

  /// Names the column of an appeal's text.
  static final String APPEAL = "appeal_text";

  /// Names the column of what is told of an appeal's end.
  static final String ANSWER_TO = "appeal_answer";

  private final Database database;
  private final NoticeRows notices;

  ReviewRows(Database database, NoticeRows notices) {
    this.database = database;
    this.notices = notices;
  }

  /// An item's row.
  ///
  /// @param number its number
  /// @param notice of which notice
  /// @param id its name
  record Row(long number, NoticeRows.Row notice, ItemId id) {}

  /// Returns an item's row, if it is this tenant's.
  Optional<Row> row(TenantId tenant, ItemId item) {
    return notices
        .row(tenant, item.notice())
        .flatMap(notice -> database
            .jdbc()
            .query(
                "select id from item where notice_id = ? and number = ?",
                (row, i) -> new Row(row.getLong(1), notice, item),
                notice.number(),
                item.number())
            .stream()
            .findFirst());
  }

  /// Returns the row of an item's number.
  Optional<Row> row(TenantId tenant, long item) {
    return database
        .jdbc()
        .query("""
        select notice.public_id, item.number from item join notice on notice.id = item.notice_id
        where item.id = ?""", (row, i) -> new ItemId(new NoticeId(row.getString(1)), row.getInt(2)), item)
        .stream()
        .findFirst()
        .flatMap(id -> row(tenant, id));
  }

  /// Returns the row of the item that an action is about, if it is this tenant's.
  Optional<Row> ofAction(TenantId tenant, long action) {
    return database
        .jdbc()
        .query(
            "select item_id from action where tenant_id = ? and id = ?",
            (row, i) -> row.getLong(1),
            tenant.number(),
            action)
        .stream()
        .findFirst()
        .flatMap(item -> row(tenant, item));
  }

  /// Returns the key of the notice's content, unless it was shredded.
  Optional<ContentKey> key(Row row) {
    return notices.key(row.notice());
  }

  /// Returns an item, if it is this tenant's.
  Optional<ReviewItem> item(TenantId tenant, ItemId item) {
    return notices.row(tenant, item.notice()).flatMap(notice -> item(notice, item));
  }

  /// Returns a row's item.
  Optional<ReviewItem> item(Row row) {
    return item(row.notice(), row.id());
  }

  private Optional<ReviewItem> item(NoticeRows.Row notice, ItemId item) {
    return items(notice).stream().filter(found -> found.id().equals(item)).findFirst();
  }

  /// Returns a tenant's notice's items, in their order.
  List<ReviewItem> items(TenantId tenant, NoticeId notice) {
    return notices.row(tenant, notice).map(this::items).orElse(List.of());
  }

  /// Returns all items of a notice.
  List<ReviewItem> items(NoticeRows.Row notice) {
    Optional<NoticeContent> content = notices.content(notice);
    Optional<ContentKey> key = notices.key(notice);
    return database
        .jdbc()
        .query(
            """
            select item.*, review_picture.item_id as handed_in from item
            left join review_picture on review_picture.item_id = item.id
            where notice_id = ? order by number""",
            (row, i) -> item(row, notice, content.orElse(null), key.orElse(null)),
            notice.number());
  }

  private ReviewItem item(
      ResultSet row,
      NoticeRows.Row notice,
      @Nullable NoticeContent content,
      @Nullable ContentKey key)
      throws SQLException {
    ItemId id = new ItemId(notice.publicId(), row.getInt("number"));
    Optional<Decision> decision = decision(row, id, key);
    boolean proposed = row.getInt("is_proposed") == 1;
    return new ReviewItem(
        id,
        reported(content, id.number()),
        located(row, key),
        proposed ? Optional.empty() : decision,
        proposed ? decision : Optional.empty(),
        appeals(row.getLong("id"), id, key),
        NoticeRows.instant(row, "removed_at"),
        NoticeRows.number(row, "handed_in").isPresent());
  }

  private static Optional<ReportedItem> reported(@Nullable NoticeContent content, int number) {
    return content == null || content.items().size() < number
        ? Optional.empty()
        : Optional.of(content.items().get(number - 1));
  }

  private static Optional<Located> located(ResultSet row, @Nullable ContentKey key)
      throws SQLException {
    byte[] sealed = row.getBytes("located_sealed");
    if (sealed == null || key == null) {
      return Optional.empty();
    }
    return Optional.of(
        CaseworkText.read(key.open(sealed, LOCATED, row.getLong("id")), Located.class));
  }

  private static Optional<Decision> decision(ResultSet row, ItemId id, @Nullable ContentKey key)
      throws SQLException {
    String outcome = row.getString("outcome");
    if (outcome == null) {
      return Optional.empty();
    }
    byte[] note = row.getBytes("note_sealed");
    return Optional.of(new Decision(
        id,
        Outcome.valueOf(outcome),
        Ground.valueOf(row.getString("ground")),
        row.getLong("reviewer_id"),
        NoticeRows.number(row, "second_id"),
        row.getInt("has_looked") == 1,
        NoticeRows.instant(row, "decided_at").orElseThrow(),
        note == null || key == null ? "" : key.open(note, NOTE, row.getLong("id"))));
  }

  private List<Appeal> appeals(long item, ItemId id, @Nullable ContentKey key) {
    return database
        .jdbc()
        .query(
            "select * from appeal where item_id = ? order by id",
            (row, i) -> appeal(row, id, key),
            item);
  }

  /// Reads an appeal.
  ///
  /// @param key of its notice, unless it was shredded
  static Appeal appeal(ResultSet row, ItemId item, @Nullable ContentKey key) throws SQLException {
    long number = row.getLong("id");
    byte[] answer = row.getBytes("answer_sealed");
    Optional<Instant> decidedAt = NoticeRows.instant(row, "decided_at");
    Optional<Appeal.Ruling> ruling = decidedAt.isEmpty()
        ? Optional.empty()
        : Optional.of(new Appeal.Ruling(
            row.getInt("is_upheld") == 1, row.getLong("reviewer_id"), decidedAt.get()));
    return new Appeal(
        number,
        item,
        Appeal.By.valueOf(row.getString("party")),
        row.getInt("is_expedited") == 1,
        Instant.ofEpochMilli(row.getLong("received_at")),
        key == null ? "" : key.open(row.getBytes("text_sealed"), APPEAL, number),
        answer == null || key == null ? "" : key.open(answer, ANSWER_TO, number),
        ruling);
  }
}
