package org.recourse.server.casework;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.recourse.casework.cases.CaseContent;
import org.recourse.casework.cases.CaseEvent;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.casework.cases.CaseId;
import org.recourse.casework.cases.CaseKey;
import org.recourse.casework.cases.CaseStore;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.NoticeDraft;
import org.recourse.casework.notice.NoticeOrigin;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryId;
import org.recourse.hub.Hub;
import org.recourse.hub.NewEntry;
import org.recourse.hub.Signal;
import org.recourse.hub.StatementKind;
import org.recourse.hub.TenantId;
import org.springframework.stereotype.Component;

/// Opens, finds, changes and deletes requesters' cases. May be shared between threads.
@Component
public class CaseDesk {

  private static final int TRIES = 10;
  private static final int MOST_AT_ONCE = 100;
  private static final int MOST_ANSWERS = 100;

  private final CaseStore store;
  private final NoticeDesk notices;
  private final CaseworkBanks banks;
  private final Hub hub;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /// Works with these.
  public CaseDesk(
      CaseStore store, NoticeDesk notices, CaseworkBanks banks, Hub hub, InstantSource clock) {
    this.store = store;
    this.notices = notices;
    this.banks = banks;
    this.hub = hub;
    this.clock = clock;
  }

  /// What a requester asks for.
  ///
  /// @param key what opens her case from now on
  /// @param content what she told us
  /// @param agreed what she agrees to
  /// @param notice what the platform is told, if she reports something
  public record Asked(
      CaseKey key, CaseContent content, Set<ConsentAct> agreed, Optional<NoticeContent> notice) {}

  /// Opens a case. When this returns, all of it is on the disk. Whoever sends the same key again
  /// has the case that it opened.
  ///
  /// Whether a fingerprint was known before is seen in nothing.
  public CaseFile open(TenantId tenant, Asked asked) {
    Instant now = clock.instant();
    Optional<NoticeDraft> notice = asked
        .notice()
        .filter(content -> asked.agreed().contains(ConsentAct.READ_REPORT))
        .map(content -> notices.draft(tenant, NoticeOrigin.PAGE, content, Optional.empty(), ""));
    List<NewEntry> entries = asked.agreed().contains(ConsentAct.MATCH_UPLOADS)
        ? banks.requested(
            tenant,
            asked.content().fingerprints(),
            asked.agreed().contains(ConsentAct.SHARE_FINGERPRINTS),
            now)
        : List.of();
    for (int i = 1; ; i++) {
      CaseHandle handle = CaseHandle.random(random);
      try {
        CaseStore.Opening opening = new CaseStore.Opening(
            tenant, handle, asked.key().digest(), asked.content(), asked.agreed(), notice, entries);
        hub.added(() -> store.open(opening, now), CaseStore.Opened::entries);
        return find(handle, asked.key()).orElseThrow();
      } catch (CaseStore.OpenedBeforeException _) {
        return store.findByKey(asked.key().digest()).orElseThrow();
      } catch (CaseStore.HandleTakenException e) {
        if (i == TRIES) {
          throw e;
        }
      }
    }
  }

  /// Returns a case, if the key opens it. The same is done whether there is such a case or not.
  public Optional<CaseFile> find(CaseHandle handle, CaseKey key) {
    return store.find(handle, key.digest());
  }

  /// Notes on which day she was there, so that her case is kept on. At what time is kept nowhere.
  public void visited(CaseFile file) {
    store.visited(file.id(), clock.instant().truncatedTo(ChronoUnit.DAYS));
  }

  /// Erases cases that nobody visits any more, as [#delete] does, and returns how many there
  /// were.
  ///
  /// @param since those without a visit since
  public int erase(TenantId tenant, Instant since) {
    List<CaseId> over = store.unvisited(since, MOST_AT_ONCE);
    over.stream().flatMap(id -> store.find(id).stream()).forEach(file -> delete(tenant, file));
    return over.size();
  }

  // All of it, or none: whoever is told that it failed finds everything as it was, and what she
  // took back is out of the bank when her page says so. What she did at the same time elsewhere
  // comes before or after.
  private void together(CaseFile file, Consumer<CaseFile> work) {
    hub.together(() -> {
      store.find(file.id()).ifPresent(work);
      return true;
    });
  }

  /// Adds to what she told us.
  ///
  /// @param answers more answers, or other ones
  /// @param fingerprints of more pictures
  public void add(
      TenantId tenant,
      CaseFile file,
      Map<String, String> answers,
      List<List<Signal>> fingerprints) {
    Instant now = clock.instant();
    banks.prepare(tenant);
    together(file, before -> {
      Map<String, String> all = new HashMap<>(before.content().answers());
      all.putAll(answers);
      List<List<Signal>> pictures = new ArrayList<>(before.content().fingerprints());
      fingerprints.stream().filter(one -> !pictures.contains(one)).forEach(pictures::add);
      store.change(
          file.id(),
          new CaseContent(before.content().route(), before.content().language(), all, pictures),
          new CaseEvent(CaseEventKind.ADDED, now, Map.of()));
      if (before.agreed().contains(ConsentAct.MATCH_UPLOADS)) {
        bank(tenant, before, fingerprints, now);
      }
    });
  }

  private static boolean isForAll(CaseFile file) {
    return file.agreed().contains(ConsentAct.SHARE_FINGERPRINTS);
  }

  private void bank(TenantId tenant, CaseFile file, List<List<Signal>> fingerprints, Instant now) {
    List<Entry> added = hub.add(banks.requested(tenant, fingerprints, isForAll(file), now));
    if (!added.isEmpty()) {
      store.link(file.id(), added.stream().map(Entry::id).toList());
      note(file, CaseEventKind.FINGERPRINTS_BANKED, now, added.size());
    }
  }

  /// Keeps what she writes to the caseworkers whom she lets read.
  ///
  /// @param text 1 to [SupportDesk#LONGEST_MESSAGE] characters
  /// @return whether there was room for it, and she lets them
  public boolean answer(CaseFile file, String text) {
    long before = file.events().stream()
        .filter(event -> event.kind() == CaseEventKind.ANSWERED)
        .count();
    boolean taken = before < MOST_ANSWERS && file.agreed().contains(ConsentAct.READ_CASE);
    if (taken) {
      store.note(
          file.id(), new CaseEvent(CaseEventKind.ANSWERED, clock.instant(), Map.of("text", text)));
    }
    return taken;
  }

  /// Adds a report to a case.
  public void report(TenantId tenant, CaseFile file, NoticeContent notice) {
    store.add(
        file.id(),
        notices.draft(tenant, NoticeOrigin.PAGE, notice, Optional.empty(), ""),
        clock.instant());
  }

  /// Gives or takes back a consent, with what follows: fingerprints go into the bank, into the
  /// one that may be shared, or out of both; open reports are withdrawn. Does nothing if it is so
  /// already.
  public void consent(TenantId tenant, CaseFile file, ConsentAct act, boolean given) {
    Instant now = clock.instant();
    banks.prepare(tenant);
    together(file, before -> consent(tenant, before, act, given, now));
  }

  /// Lets the platform read what she told, and hands it in. Does nothing if it may already.
  ///
  /// @param reports what the platform is told
  public void letRead(TenantId tenant, CaseFile file, List<NoticeContent> reports) {
    Instant now = clock.instant();
    together(file, before -> {
      if (!before.agreed().contains(ConsentAct.READ_REPORT)) {
        consent(tenant, before, ConsentAct.READ_REPORT, true, now);
        reports.forEach(report -> report(tenant, before, report));
      }
    });
  }

  private void consent(
      TenantId tenant, CaseFile before, ConsentAct act, boolean given, Instant now) {
    if (before.agreed().contains(act) != given) {
      store.consent(before.id(), act, given, now);
      follow(tenant, store.find(before.id()).orElseThrow(), act, now);
    }
  }

  private void follow(TenantId tenant, CaseFile file, ConsentAct act, Instant now) {
    switch (act) {
      case MATCH_UPLOADS, SHARE_FINGERPRINTS -> move(tenant, file, now);
      case READ_REPORT -> {
        if (!file.agreed().contains(act)) {
          file.notices().forEach(notices::withdraw);
        }
      }
      case KEEP_CASE, READ_CASE, COUNT -> {
        // Nothing else follows at once.
      }
    }
  }

  private void move(TenantId tenant, CaseFile file, Instant now) {
    int withdrawn = forget(tenant, file, now);
    if (withdrawn > 0) {
      note(file, CaseEventKind.FINGERPRINTS_WITHDRAWN, now, withdrawn);
    }
    if (file.agreed().contains(ConsentAct.MATCH_UPLOADS)) {
      bank(tenant, file, file.content().fingerprints(), now);
    }
  }

  /*
   * An entry goes out as a tombstone, to all who had it, unless another requester brought the same
   * picture: then it is hers as well, and nothing of what this one does is seen in it.
   */
  private int forget(TenantId tenant, CaseFile file, Instant now) {
    int count = 0;
    for (EntryId id : store.unlink(file.id())) {
      Optional<Entry> entry = hub.entry(tenant, id);
      if (entry.filter(found -> banks.isRequested(tenant, found)).isPresent()) {
        boolean gone = hub.change(id, found -> withdrawn(found, now)).isPresent() && hub.forget(id);
        count += gone ? 1 : 0;
      }
    }
    return count;
  }

  private static Entry withdrawn(Entry entry, Instant now) {
    Entry after = entry;
    for (var said : entry.statements().all()) {
      after = after.saidNow(said.source(), said.local(), StatementKind.WITHDRAWN, now);
    }
    return after;
  }

  private void note(CaseFile file, CaseEventKind kind, Instant now, int count) {
    store.note(file.id(), new CaseEvent(kind, now, Map.of("count", Integer.toString(count))));
  }

  /// Deletes a case: fingerprints go out of the bank, open reports are withdrawn, the key is
  /// shredded. Nothing of it can be read again.
  public void delete(TenantId tenant, CaseFile file) {
    Instant now = clock.instant();
    together(file, before -> {
      forget(tenant, before, now);
      store.delete(file.id(), now);
    });
  }
}
