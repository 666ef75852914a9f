package org.recourse.storage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.law.Deadline;
import org.recourse.casework.law.Element;
import org.recourse.casework.notice.Conduct;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.NoticeDraft;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.NoticeState;
import org.recourse.casework.notice.NoticeStore;
import org.recourse.hub.TenantId;
import org.recourse.hub.WebhookEvent;

/// Notices in the database, what they say under keys of their own. May be shared between threads.
public final class SqlNoticeStore implements NoticeStore {

  private final Database database;
  private final NoticeRows rows;
  private final ContentKeys keys;
  private final CaseworkNews news;
  private final PictureRows pictures;

  /// Keeps notices in this database, under these keys, and what webhooks are told in this outbox.
  public SqlNoticeStore(Database database, KeyRing ring, SqlOutbox outbox) {
    this.database = database;
    this.rows = new NoticeRows(database, ring);
    this.keys = new ContentKeys(database, ring);
    this.news = new CaseworkNews(database, outbox);
    this.pictures = new PictureRows(database, ring);
  }

  @Override
  public NoticeId receive(NoticeDraft draft) {
    return database.transaction("receiving a notice", () -> {
      Optional<NoticeId> earlier = earlier(draft);
      if (earlier.isPresent()) {
        return earlier.get();
      }
      rows.insert(draft, keys.make(), null);
      tell(draft);
      return draft.id();
    });
  }

  /// Tells the platform that it has a notice, within the caller's transaction.
  void tell(NoticeDraft draft) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("items", draft.content().items().size());
    draft.dueAt().ifPresent(due -> more.put("dueAt", due.getEpochSecond()));
    news.post(
        draft.tenant(),
        new CaseworkNews.Happening(
            WebhookEvent.NOTICE_RECEIVED, draft.id(), draft.id().text(), more),
        draft.receivedAt());
  }

  private Optional<NoticeId> earlier(NoticeDraft draft) {
    if (draft.key().isEmpty() || draft.reference().isEmpty()) {
      return Optional.empty();
    }
    return database
        .jdbc()
        .query(
            "select public_id from notice where key_id = ? and reference = ?",
            (row, i) -> new NoticeId(row.getString(1)),
            draft.key().get(),
            draft.reference())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Notice> find(TenantId tenant, NoticeId id) {
    return database.query("reading a notice", () -> rows.row(tenant, id).map(rows::notice));
  }

  @Override
  public void complete(
      NoticeId id, NoticeContent content, List<Deadline> deadlines, List<Element> missing) {
    database.transaction("completing a notice", () -> {
      rows.row("public_id = ?", id.text())
          .ifPresent(row -> complete(row.number(), content, deadlines, missing));
      return true;
    });
  }

  private void complete(
      long notice, NoticeContent content, List<Deadline> deadlines, List<Element> missing) {
    rows.complete(notice, content, deadlines, missing);
    if (content.age().isRestricted()) {
      pictures.shredOf(notice);
    }
  }

  @Override
  public boolean withdraw(NoticeId id, Instant at) {
    return database.transaction("withdrawing a notice", () -> {
      Optional<NoticeRows.Row> row =
          rows.row("public_id = ?", id.text()).filter(found -> found.state() == NoticeState.OPEN);
      row.ifPresent(found -> withdraw(found, at));
      return row.isPresent();
    });
  }

  /// Withdraws an open notice within the caller's transaction: its clocks end.
  void withdraw(NoticeRows.Row row, Instant at) {
    pictures.shredOf(row.number());
    database
        .jdbc()
        .update(
            "update notice set state = 'WITHDRAWN', decided_at = ? where id = ?",
            at.toEpochMilli(),
            row.number());
    database
        .jdbc()
        .update(
            "update notice_deadline set met_at = ? where notice_id = ? and met_at is null",
            at.toEpochMilli(),
            row.number());
    news.post(
        row.tenant(),
        new CaseworkNews.Happening(
            WebhookEvent.NOTICE_WITHDRAWN, row.publicId(), row.publicId().text(), Map.of()),
        at);
  }

  @Override
  public int erase(Instant before, int atMost) {
    return database.transaction("erasing notices", () -> {
      List<Long> ended =
          database.jdbc().query("""
          select id from notice where state <> 'OPEN' and content_key <> 0 and decided_at < ?
            and not exists (select 1 from appeal join item on item.id = appeal.item_id
              where item.notice_id = notice.id and appeal.decided_at is null)
          order by decided_at, id limit ?""", (row, i) -> row.getLong(1), before.toEpochMilli(), atMost);
      ended.forEach(this::erase);
      return ended.size();
    });
  }

  // Its key is destroyed where it is its own; a requester's case keeps hers.
  private void erase(long notice) {
    pictures.shredOf(notice);
    rows.row("id = ?", notice)
        .filter(row -> row.caseId().isEmpty())
        .ifPresent(row -> keys.shred(row.contentKey()));
    byte[] nothing = new byte[0];
    for (String change : List.of(
        "update appeal set text_sealed = ?, answer_sealed = null, reference = null where item_id in"
            + " (select id from item where notice_id = ?)",
        "update notice set content_sealed = ?, content_key = 0, reference = null,"
            + " held_why_sealed = null where id = ?")) {
      database.jdbc().update(change, nothing, notice);
    }
    for (String change : List.of(
        "delete from item_name where item_id in (select id from item where notice_id = ?)",
        "update action set told_sealed = null where item_id in"
            + " (select id from item where notice_id = ?)",
        "update item set located_sealed = null, item_mac = null, picture_mac = null,"
            + " note_sealed = null, statement_sealed = null where notice_id = ?")) {
      database.jdbc().update(change, notice);
    }
  }

  @Override
  public List<Conduct.Decided> decided(long key, Instant after) {
    return database.query(
        "reading a notifier's notices",
        () -> database
            .jdbc()
            .query(
                """
            select notice.decided_at, max(case
                when item.ground in ('NOT_INTIMATE', 'NOT_THE_PERSON', 'CONSENT_SHOWN') then 1
                else 0 end) as unfounded
            from notice join item on item.notice_id = notice.id
            where notice.key_id = ? and notice.state = 'DECIDED' and notice.decided_at > ?
            group by notice.id, notice.decided_at order by notice.decided_at""",
                (row, i) ->
                    new Conduct.Decided(Instant.ofEpochMilli(row.getLong(1)), row.getInt(2) == 1),
                key,
                after.toEpochMilli()));
  }

  @Override
  public Optional<Instant> warnedAt(long key) {
    return database.query(
        "reading a warning",
        () -> database
            .jdbc()
            .query(
                "select warned_at from conduct_warning where key_id = ?",
                (row, i) -> Instant.ofEpochMilli(row.getLong(1)),
                key)
            .stream()
            .findFirst());
  }

  @Override
  public void warn(long key, Instant at) {
    database.transaction(
        "noting a warning", () -> database.jdbc().update("""
            insert into conduct_warning (key_id, warned_at) values (?, ?)
            on conflict (key_id) do nothing""", key, at.toEpochMilli()));
  }
}
