package org.recourse.storage;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.cases.CaseContent;
import org.recourse.casework.cases.CaseEvent;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.casework.cases.CaseId;
import org.recourse.casework.cases.CaseStore;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.notice.NoticeDraft;
import org.recourse.casework.notice.NoticeState;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryId;

/// Cases in the database, each under a key of its own. May be shared between threads.
public final class SqlCaseStore implements CaseStore {

  private final Database database;
  private final CaseRows cases;
  private final EntryLinks links;
  private final NoticeRows notices;
  private final SqlNoticeStore noticeStore;
  private final SqlEntryStore entryStore;
  private final ContentKeys keys;

  // What an unknown handle is compared with, so that the same is done for it.
  private final byte[] nobodys;

  /// Keeps cases in this database, under these keys.
  public SqlCaseStore(
      Database database, KeyRing ring, SqlNoticeStore noticeStore, SqlEntryStore entryStore) {
    this.database = database;
    this.cases = new CaseRows(database, ring);
    this.links = EntryLinks.ofCases(database);
    this.notices = new NoticeRows(database, ring);
    this.noticeStore = noticeStore;
    this.entryStore = entryStore;
    this.keys = new ContentKeys(database, ring);
    this.nobodys = ring.newKey();
  }

  @Override
  public Opened open(Opening opening, Instant at) {
    return database.transaction("opening a case", () -> {
      if (cases.has(opening.handle())) {
        throw new HandleTakenException();
      }
      ContentKey key = keys.make();
      // To make a key is to wait for whoever makes one: of two who send the same, one comes second.
      if (cases.row("key_digest = ?", opening.keyDigest()).isPresent()) {
        throw new OpenedBeforeException();
      }
      long number = cases.insert(
          opening.tenant(), opening.handle(), opening.keyDigest(), key, opening.content(), at);
      opening.agreed().forEach(act -> cases.consent(number, act, true, at));
      note(number, CaseEventKind.OPENED, at, Map.of());
      opening.notice().ifPresent(notice -> add(number, notice, key));
      List<Entry> entries = entryStore.add(opening.entries());
      links.link(number, entries.stream().map(Entry::id).toList());
      if (!entries.isEmpty()) {
        note(
            number,
            CaseEventKind.FINGERPRINTS_BANKED,
            at,
            Map.of("count", Integer.toString(entries.size())));
      }
      return new Opened(new CaseId(number), entries);
    });
  }

  private void add(long number, NoticeDraft notice, ContentKey key) {
    notices.insert(notice, key, number);
    noticeStore.tell(notice);
    note(
        number,
        CaseEventKind.NOTICE_RECEIVED,
        notice.receivedAt(),
        notice
            .dueAt()
            .map(due -> Map.of("notice", notice.id().text(), "due", due.toString()))
            .orElse(Map.of("notice", notice.id().text())));
    if (!notice.missing().isEmpty()) {
      note(
          number,
          CaseEventKind.ELEMENTS_MISSING,
          notice.receivedAt(),
          Map.of("notice", notice.id().text()));
    }
  }

  private void note(long number, CaseEventKind kind, Instant at, Map<String, String> details) {
    cases.note(number, new CaseEvent(kind, at, details));
  }

  @Override
  public Optional<CaseFile> find(CaseHandle handle, byte[] keyDigest) {
    return database.query("reading a case", () -> {
      // What a case holds is read once it opens: how much it is must not tell that it is there.
      byte[] kept = cases.keyDigest(handle).orElse(nobodys);
      boolean opens = MessageDigest.isEqual(kept, keyDigest);
      return opens ? cases.row("handle = ?", handle.text()).map(cases::file) : Optional.empty();
    });
  }

  @Override
  public Optional<CaseFile> findByKey(byte[] keyDigest) {
    return database.query(
        "reading a case", () -> cases.row("key_digest = ?", keyDigest).map(cases::file));
  }

  @Override
  public void visited(CaseId id, Instant at) {
    database.transaction(
        "noting a visit",
        () -> database
            .jdbc()
            .update(
                "update requester_case set seen_at = ? where id = ? and seen_at < ?",
                at.toEpochMilli(),
                id.number(),
                at.toEpochMilli()));
  }

  /// Returns on which day she was there last, or when she opened it: for who answers a lawful
  /// request at the database itself.
  public Optional<Instant> visitedAt(CaseId id) {
    return database.query(
        "reading a visit",
        () -> database
            .jdbc()
            .query(
                "select seen_at from requester_case where id = ?",
                (row, i) -> Instant.ofEpochMilli(row.getLong(1)),
                id.number())
            .stream()
            .findFirst());
  }

  @Override
  public List<CaseId> unvisited(Instant since, int atMost) {
    return database.query(
        "reading cases that are over",
        () -> database
            .jdbc()
            .query("""
            select id from requester_case where seen_at < ? and not exists (
              select 1 from notice where notice.case_id = requester_case.id and state = 'OPEN')
            order by seen_at, id limit ?""", (row, i) -> new CaseId(row.getLong(1)), since.toEpochMilli(), atMost));
  }

  @Override
  public Optional<CaseFile> findWithoutKey(CaseHandle handle) {
    return database.query(
        "reading a case", () -> cases.row("handle = ?", handle.text()).map(cases::file));
  }

  @Override
  public Optional<CaseFile> find(CaseId id) {
    return database.query("reading a case", () -> row(id).map(cases::file));
  }

  @Override
  public void note(CaseId id, CaseEvent event) {
    database.transaction("noting what happened", () -> {
      cases.note(id.number(), event);
      return true;
    });
  }

  @Override
  public void change(CaseId id, CaseContent content, CaseEvent event) {
    database.transaction("changing a case", () -> {
      row(id).ifPresent(row -> {
        cases.change(row, content);
        cases.note(id.number(), event);
      });
      return true;
    });
  }

  @Override
  public void add(CaseId id, NoticeDraft notice, Instant at) {
    database.transaction("adding a notice", () -> {
      row(id).ifPresent(row -> add(id.number(), notice, cases.key(row)));
      return true;
    });
  }

  @Override
  public void consent(CaseId id, ConsentAct act, boolean given, Instant at) {
    database.transaction("changing a consent", () -> {
      if (row(id).isPresent() && cases.consent(id.number(), act, given, at)) {
        note(
            id.number(),
            given ? CaseEventKind.CONSENT_GIVEN : CaseEventKind.CONSENT_WITHDRAWN,
            at,
            Map.of("act", act.name()));
      }
      return true;
    });
  }

  @Override
  public void link(CaseId id, List<EntryId> entries) {
    database.transaction("linking entries", () -> {
      links.link(id.number(), entries);
      return true;
    });
  }

  @Override
  public List<EntryId> entries(CaseId id) {
    return database.query("reading a case's entries", () -> links.of(id.number()));
  }

  @Override
  public List<EntryId> unlink(CaseId id) {
    return database.transaction("unlinking entries", () -> links.unlink(id.number()));
  }

  @Override
  public void delete(CaseId id, Instant at) {
    database.transaction("deleting a case", () -> {
      row(id).ifPresent(row -> {
        for (var notice : cases.file(row).notices()) {
          notices
              .row(row.tenant(), notice)
              .filter(found -> found.state() == NoticeState.OPEN)
              .ifPresent(found -> noticeStore.withdraw(found, at));
        }
        cases.delete(row);
      });
      return true;
    });
  }

  private Optional<CaseRows.Row> row(CaseId id) {
    return cases.row("id = ?", id.number());
  }
}
