package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.notice.ItemKind;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.NoticeOrigin;
import org.recourse.casework.notice.ReportedItem;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.Claim;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.Hold;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.Located;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.review.QueueEntry;
import org.recourse.casework.review.ReviewItem;
import org.recourse.hub.TenantId;

/// Reads the queue and its items within the caller's transaction.
final class ReviewRows {

  /// Names the column of what a platform has.
  static final String LOCATED = "item_located";

  /// Names the column of a decision's note.
  static final String NOTE = "item_note";

  /// Names the column of why a notice is laid aside.
  private static final String HELD_WHY = "held_why";

  /// Names the column of an appeal's text.
  static final String APPEAL = "appeal_text";

  /// Names the column of what is told of an appeal's end.
  static final String ANSWER_TO = "appeal_answer";

  private static final String LINE = """
      select notice.*,
        (select count(*) from item where item.notice_id = notice.id) as items,
        (select count(*) from item where item.notice_id = notice.id
          and located_at is not null) as located,
        (select count(*) from item where item.notice_id = notice.id
          and (outcome is null or is_proposed = 1)) as undecided
      from notice where tenant_id = ?""";

  private final Database database;
  private final ContentKeys keys;
  private final NoticeRows notices;

  ReviewRows(Database database, KeyRing ring, NoticeRows notices) {
    this.database = database;
    this.keys = new ContentKeys(database, ring);
    this.notices = notices;
  }

  /// Returns open notices, what is due first first.
  List<QueueEntry> queue(TenantId tenant, int atMost) {
    return database
        .jdbc()
        .query(
            LINE + " and state = 'OPEN'"
                + " order by case when due_at is null then 1 else 0 end, due_at, id limit ?",
            this::line,
            tenant.number(),
            atMost);
  }

  /// Returns one notice's line.
  Optional<QueueEntry> line(TenantId tenant, NoticeId notice) {
    return database
        .jdbc()
        .query(LINE + " and public_id = ?", this::line, tenant.number(), notice.text())
        .stream()
        .findFirst();
  }

  private QueueEntry line(ResultSet row, int number) throws SQLException {
    Optional<Claim> claim = NoticeRows.number(row, "claimed_by")
        .map(by -> new Claim(by, Instant.ofEpochMilli(until(row, "claimed_until"))));
    return new QueueEntry(
        new NoticeId(row.getString("public_id")),
        NoticeOrigin.valueOf(row.getString("origin")),
        Instant.ofEpochMilli(row.getLong("received_at")),
        NoticeRows.instant(row, "due_at"),
        kinds(row.getString("kinds")),
        row.getInt("items"),
        row.getInt("located"),
        row.getInt("undecided"),
        row.getInt("is_restricted") == 1,
        row.getInt("is_escalated") == 1,
        claim,
        hold(row));
  }

  // With the key of the notice's content: once that is shredded, nothing is left of it either.
  private Optional<Hold> hold(ResultSet row) throws SQLException {
    byte[] why = row.getBytes("held_why_sealed");
    if (why == null) {
      return Optional.empty();
    }
    Instant until = Instant.ofEpochMilli(row.getLong("held_until"));
    long number = row.getLong("id");
    return keys.find(row.getLong("content_key"))
        .map(key -> new Hold(until, key.open(why, HELD_WHY, number)));
  }

  /// Lays a notice aside, and returns whether it could be: of one whose content was shredded
  /// nothing is written any more.
  boolean hold(NoticeId notice, Hold hold) {
    return database
        .jdbc()
        .query(
            "select id, content_key from notice where public_id = ?",
            (row, number) -> why(row, hold),
            notice.text())
        .stream()
        .flatMap(Optional::stream)
        .anyMatch(why -> database
                .jdbc()
                .update(
                    "update notice set held_until = ?, held_why_sealed = ? where public_id = ?",
                    hold.until().toEpochMilli(),
                    why,
                    notice.text())
            > 0);
  }

  private Optional<byte[]> why(ResultSet row, Hold hold) throws SQLException {
    long number = row.getLong("id");
    return keys.find(row.getLong("content_key")).map(key -> key.seal(hold.why(), HELD_WHY, number));
  }

  private static long until(ResultSet row, String column) {
    try {
      return row.getLong(column);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<ItemKind> kinds(String names) {
    return Arrays.stream(names.split(" ")).map(ItemKind::valueOf).collect(Collectors.toSet());
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
