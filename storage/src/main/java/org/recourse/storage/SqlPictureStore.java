package org.recourse.storage;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.recourse.casework.notice.NoticeState;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.PictureStore;
import org.recourse.casework.review.ReviewPicture;
import org.recourse.hub.TenantId;

/// What is handed in to be looked at, in the database. May be shared between threads.
public final class SqlPictureStore implements PictureStore {

  private final Database database;
  private final ReviewRows rows;
  private final PictureRows pictures;

  /// Keeps pictures in this database, under these keys.
  public SqlPictureStore(Database database, KeyRing ring) {
    this.database = database;
    this.rows = new ReviewRows(database, new NoticeRows(database, ring));
    this.pictures = new PictureRows(database, ring);
  }

  @Override
  public HandIn mayHandIn(TenantId tenant, ItemId item) {
    return database.query("reading an item", () -> may(tenant, item));
  }

  private HandIn may(TenantId tenant, ItemId item) {
    return rows.row(tenant, item)
        .filter(row -> row.notice().state() == NoticeState.OPEN)
        .map(row -> may(row.number()))
        .orElse(HandIn.NOT_THERE);
  }

  private HandIn may(long item) {
    return database
        .jdbc()
        .query(
            """
        select notice.is_restricted, item.located_at,
          case when item.outcome is null or item.is_proposed = 1 then 1 else 0 end as is_open
        from item join notice on notice.id = item.notice_id where item.id = ?""",
            (row, i) -> {
              if (row.getInt("is_open") == 0) {
                return HandIn.NOT_THERE;
              }
              if (row.getInt("is_restricted") == 1) {
                return HandIn.RESTRICTED;
              }
              return NoticeRows.instant(row, "located_at").isEmpty()
                  ? HandIn.NOT_LOCATED
                  : HandIn.KEPT;
            },
            item)
        .getFirst();
  }

  @Override
  public HandIn handIn(TenantId tenant, ItemId item, ReviewPicture picture, Instant at) {
    return database.transaction("keeping a picture for review", () -> {
      HandIn answer = may(tenant, item);
      if (answer == HandIn.KEPT) {
        rows.row(tenant, item).ifPresent(row -> pictures.put(row.number(), picture, at));
      }
      return answer;
    });
  }

  @Override
  public Optional<ReviewPicture> find(TenantId tenant, ItemId item) {
    return database.query(
        "reading a picture for review", () -> ofItem(tenant, item, pictures::find));
  }

  private <T> Optional<T> ofItem(TenantId tenant, ItemId item, Function<Long, Optional<T>> asked) {
    return rows.row(tenant, item).flatMap(row -> asked.apply(row.number()));
  }

  @Override
  public boolean shred(TenantId tenant, ItemId item) {
    return database.transaction(
        "shredding a picture",
        () ->
            ofItem(tenant, item, number -> Optional.of(pictures.shred(number))).orElse(false));
  }

  @Override
  public int shredBefore(Instant before) {
    return database.transaction("shredding pictures", () -> pictures.shredBefore(before));
  }
}
