package org.recourse.server.casework;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.recourse.casework.law.ClockStart;
import org.recourse.casework.notice.AgeInPicture;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.AppealRules;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.ExposureBudget;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.Hold;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.KnownCopy;
import org.recourse.casework.review.Likeness;
import org.recourse.casework.review.Located;
import org.recourse.casework.review.Look;
import org.recourse.casework.review.LookGrant;
import org.recourse.casework.review.LookReason;
import org.recourse.casework.review.NewAppeal;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.review.PictureStore;
import org.recourse.casework.review.QueueEntry;
import org.recourse.casework.review.ReviewItem;
import org.recourse.casework.review.ReviewPicture;
import org.recourse.casework.review.ReviewStore;
import org.recourse.casework.review.SecondReview;
import org.recourse.casework.review.UndoneDecision;
import org.recourse.hub.Entry;
import org.recourse.hub.Hub;
import org.recourse.hub.NewEntry;
import org.recourse.hub.Signal;
import org.recourse.hub.StatementKind;
import org.recourse.hub.TenantId;
import org.springframework.stereotype.Component;

/// Where notices are decided. May be shared between threads.
@Component
public class ReviewDesk {

  private final ReviewStore store;
  private final NoticeDesk notices;
  private final CaseworkBanks banks;
  private final PictureStore pictures;
  private final KnownCopies copies;
  private final Statements statements;
  private final Hub hub;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /// Works with these.
  public ReviewDesk(
      ReviewStore store,
      NoticeDesk notices,
      CaseworkBanks banks,
      PictureStore pictures,
      KnownCopies copies,
      Statements statements,
      Hub hub,
      InstantSource clock) {
    this.store = store;
    this.notices = notices;
    this.banks = banks;
    this.pictures = pictures;
    this.copies = copies;
    this.statements = statements;
    this.hub = hub;
    this.clock = clock;
  }

  /// A reviewer's act, refused.
  public static final class NotPossibleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Why why;

    NotPossibleException(Why why) {
      super(why.name());
      this.why = why;
    }

    /// Returns why.
    public Why why() {
      return why;
    }
  }

  /// Why an act is not possible. The names are stable codes.
  public enum Why {
    /// There is no such notice or item.
    NOT_THERE,
    /// Somebody else works on it.
    CLAIMED_BY_ANOTHER,
    /// It was decided meanwhile.
    DECIDED_BEFORE,
    /// The platform has not found the item, so it can act on nothing.
    NOT_LOCATED,
    /// The ground does not fit what was done: nobody looked, or nothing matched.
    GROUND_WITHOUT_BASIS,
    /// It needs another person.
    NEEDS_ANOTHER_PERSON,
    /// Nobody can contest this, or not any more.
    NOT_OPEN_TO_APPEAL,
    /// The person shown may have been under 18.
    RESTRICTED
  }

  /// Returns the queue, what is due first first.
  public List<QueueEntry> queue(TenantId tenant, int atMost) {
    return store.queue(tenant, atMost);
  }

  /// All that is known of one item.
  ///
  /// @param line of its notice
  /// @param notice its notice
  /// @param item what was found and decided
  /// @param confirmed whether a reviewer confirmed the same picture before
  /// @param copies the copies that would go with it
  public record Dossier(
      QueueEntry line, Notice notice, ReviewItem item, boolean confirmed, List<KnownCopy> copies) {

    /// Copies the copies.
    public Dossier {
      copies = List.copyOf(copies);
    }
  }

  /// Returns all that is known of a notice's items.
  public List<Dossier> dossiers(TenantId tenant, NoticeId id) {
    Optional<QueueEntry> line = store.line(tenant, id);
    Optional<Notice> notice = notices.find(tenant, id);
    if (line.isEmpty() || notice.isEmpty()) {
      return List.of();
    }
    return store.items(tenant, id).stream()
        .map(item -> dossier(tenant, line.get(), notice.get(), item))
        .toList();
  }

  private Dossier dossier(TenantId tenant, QueueEntry line, Notice notice, ReviewItem item) {
    List<Signal> signals = signals(item);
    boolean restricted = line.restricted();
    return new Dossier(
        line,
        notice,
        item,
        !restricted && copies.isConfirmed(tenant, signals),
        restricted ? List.of() : copies.of(tenant, item.located(), signals));
  }

  // What the platform made of the item itself. What a requester made of hers goes into a bank only
  // with her consent to that.
  private static List<Signal> made(ReviewItem item) {
    return item.located().map(Located::signals).orElse(List.of());
  }

  // What the platform made of the item itself, else what the requester made of hers.
  private static List<Signal> signals(ReviewItem item) {
    List<Signal> made = made(item);
    return made.isEmpty() ? item.reported().map(said -> said.signals()).orElse(List.of()) : made;
  }

  /// Claims a notice for a reviewer, or renews the claim.
  public void claim(TenantId tenant, NoticeId notice, long reviewer) {
    line(tenant, notice);
    if (!store.claim(notice, reviewer, clock.instant())) {
      throw new NotPossibleException(Why.CLAIMED_BY_ANOTHER);
    }
  }

  /// Gives a notice back to the queue, or over to somebody.
  public void release(TenantId tenant, NoticeId notice, long reviewer, Optional<Long> to) {
    check(line(tenant, notice), reviewer);
    store.release(notice, to, clock.instant());
  }

  /// Lays a notice aside for a time. The clocks run on.
  public void hold(TenantId tenant, NoticeId notice, long reviewer, Hold hold) {
    claim(tenant, notice, reviewer);
    store.hold(notice, hold);
  }

  /// Says that a notice waits for a lead, or does not any more.
  public void escalate(TenantId tenant, NoticeId notice, boolean escalated) {
    line(tenant, notice);
    store.escalate(notice, escalated);
    store.release(notice, Optional.empty(), clock.instant());
  }

  private QueueEntry line(TenantId tenant, NoticeId notice) {
    return store.line(tenant, notice).orElseThrow(() -> new NotPossibleException(Why.NOT_THERE));
  }

  private void check(QueueEntry line, long reviewer) {
    if (line.claim().filter(claim -> claim.excludes(reviewer, clock.instant())).isPresent()) {
      throw new NotPossibleException(Why.CLAIMED_BY_ANOTHER);
    }
  }

  /// Keeps what the platform says it has at an item's place. Signals that were made of what it
  /// handed in stay, if it says none itself.
  public void locate(TenantId tenant, ItemId item, Located located) {
    List<Signal> made = store
        .item(tenant, item)
        .filter(ReviewItem::handedIn)
        .flatMap(ReviewItem::located)
        .filter(before -> before.itemId().equals(located.itemId()))
        .map(Located::signals)
        .orElse(List.of());
    if (!store.locate(tenant, item, orMade(located, made), clock.instant())) {
      throw new NotPossibleException(Why.NOT_THERE);
    }
  }

  private static Located orMade(Located located, List<Signal> made) {
    return located.signals().isEmpty()
        ? new Located(
            located.itemId(), made, located.copies(), located.view(), located.hasUploader())
        : located;
  }

  /// Goes on only if a picture of this item may be handed in: before a byte of it is read.
  public void mustTakePicture(TenantId tenant, ItemId item) {
    check(pictures.mayHandIn(tenant, item));
  }

  /// Keeps what the platform handed in of an item, until it is decided.
  ///
  /// @param picture what a reviewer may be shown
  /// @param made by what it can be recognised, for a platform that makes no signals itself
  public void handIn(TenantId tenant, ItemId item, ReviewPicture picture, List<Signal> made) {
    check(pictures.handIn(tenant, item, picture, clock.instant()));
    store
        .item(tenant, item)
        .flatMap(ReviewItem::located)
        .filter(located -> located.signals().isEmpty())
        .ifPresent(located -> locate(tenant, item, orMade(located, made)));
  }

  private static void check(PictureStore.HandIn answer) {
    switch (answer) {
      case KEPT -> {
        // It may be.
      }
      case NOT_THERE -> throw new NotPossibleException(Why.NOT_THERE);
      case NOT_LOCATED -> throw new NotPossibleException(Why.NOT_LOCATED);
      case RESTRICTED -> throw new NotPossibleException(Why.RESTRICTED);
    }
  }

  /// Destroys what the platform handed in of an item.
  public void takeBack(TenantId tenant, ItemId item) {
    if (!pictures.shred(tenant, item)) {
      throw new NotPossibleException(Why.NOT_THERE);
    }
  }

  /// Returns what the platform handed in of an item, for who was granted a look.
  public Optional<ReviewPicture> picture(LookGrant.Granted granted, TenantId tenant) {
    return pictures.find(tenant, granted.look().item());
  }

  /// What a reviewer finds.
  ///
  /// @param item of which item
  /// @param outcome what becomes of it
  /// @param ground on what that rests
  /// @param reviewer who
  /// @param note for colleagues
  public record Finding(ItemId item, Outcome outcome, Ground ground, long reviewer, String note) {}

  /// Decides an item, with all that follows from it in one transaction.
  ///
  /// @return whether it waits for a second person; meanwhile the item is disabled
  public boolean decide(TenantId tenant, Finding finding) {
    Dossier dossier = open(tenant, finding);
    List<KnownCopy> going = going(finding.outcome(), dossier);
    AgeInPicture age = age(dossier);
    int near =
        (int) going.stream().filter(copy -> copy.likeness() == Likeness.NEAR).count();
    boolean needed = SecondReview.isNeeded(finding.outcome(), finding.ground(), age, near);
    Optional<Decision> proposal = dossier.item().proposal();
    Optional<Long> second = seconding(needed, proposal, finding);
    Decision decision = new Decision(
        finding.item(),
        finding.outcome(),
        finding.ground(),
        second.isPresent() ? proposal.orElseThrow().reviewer() : finding.reviewer(),
        second,
        hasLooked(tenant, finding.item()),
        clock.instant(),
        finding.note());
    boolean proposed = needed && second.isEmpty();
    record(tenant, dossier, decision, proposed, going, age);
    return proposed;
  }

  private Dossier open(TenantId tenant, Finding finding) {
    Dossier dossier = dossiers(tenant, finding.item().notice()).stream()
        .filter(one -> one.item().id().equals(finding.item()))
        .findFirst()
        .orElseThrow(() -> new NotPossibleException(Why.NOT_THERE));
    check(dossier.line(), finding.reviewer());
    if (dossier.item().decision().isPresent()) {
      throw new NotPossibleException(Why.DECIDED_BEFORE);
    }
    if (finding.outcome().restricts() && dossier.item().located().isEmpty()) {
      throw new NotPossibleException(Why.NOT_LOCATED);
    }
    checkBasis(tenant, dossier, finding);
    return dossier;
  }

  // A decision says on what it rests, and that can be checked.
  private void checkBasis(TenantId tenant, Dossier dossier, Finding finding) {
    boolean holds = switch (finding.ground()) {
      case SEEN -> hasLooked(tenant, finding.item());
      case CONFIRMED_MATCH -> dossier.confirmed();
      case UNDER_18 -> age(dossier).isRestricted();
      case DECLARED ->
        dossier
            .notice()
            .content()
            .map(NoticeContent::declarations)
            .filter(said -> said.nonConsent() && said.goodFaith())
            .isPresent();
      case NOT_LOCATED -> dossier.item().located().isEmpty();
      case NOT_INTIMATE, NOT_THE_PERSON, CONSENT_SHOWN, GONE, DECIDED_BEFORE -> true;
    };
    if (!holds) {
      throw new NotPossibleException(Why.GROUND_WITHOUT_BASIS);
    }
  }

  private boolean hasLooked(TenantId tenant, ItemId item) {
    return store.hasLooked(tenant, item);
  }

  private static AgeInPicture age(Dossier dossier) {
    return dossier.notice().content().map(NoticeContent::age).orElse(AgeInPicture.ADULT);
  }

  // Two persons, of the same mind.
  private static Optional<Long> seconding(
      boolean needed, Optional<Decision> proposal, Finding finding) {
    if (!needed || proposal.isEmpty()) {
      return Optional.empty();
    }
    Decision first = proposal.get();
    if (first.reviewer() == finding.reviewer()) {
      throw new NotPossibleException(Why.NEEDS_ANOTHER_PERSON);
    }
    return first.outcome() == finding.outcome()
        ? Optional.of(finding.reviewer())
        : Optional.empty();
  }

  private static List<KnownCopy> going(Outcome outcome, Dossier dossier) {
    return outcome.restricts() ? dossier.copies() : List.of();
  }

  private void record(
      TenantId tenant,
      Dossier dossier,
      Decision decision,
      boolean proposed,
      List<KnownCopy> going,
      AgeInPicture age) {
    Outcome effect = proposed ? SecondReview.meanwhile(decision.outcome()) : decision.outcome();
    List<KnownCopy> now = proposed
        ? going.stream().filter(copy -> copy.likeness() == Likeness.IDENTICAL).toList()
        : going;
    boolean banked = !proposed && decision.outcome().restricts() && !age.isRestricted();
    List<NewEntry> entries = banked
        ? banks.confirmed(tenant, notices.regimes(), signals(dossier.item()), decision.decidedAt())
        : List.of();
    Statements.Said said = dossier
        .item()
        .located()
        .map(found -> statements.of(dossier.notice(), found, decision, effect, now, !proposed))
        .orElse(Statements.Said.NOTHING);
    ReviewStore.Deciding deciding = new ReviewStore.Deciding(
        tenant,
        decision,
        proposed,
        effect,
        now,
        entries,
        said.forUploader(),
        said.reports(),
        !proposed && SecondReview.isSampled(random));
    Optional<ReviewStore.Decided> decided = hub.added(
        () -> store.decide(deciding),
        recorded -> recorded.map(ReviewStore.Decided::entries).orElse(List.of()));
    if (decided.isEmpty()) {
      throw new NotPossibleException(Why.DECIDED_BEFORE);
    }
  }

  /// Takes a decision back: the platform restores the item, and what was put into the bank goes
  /// out of it, unless another decision put it there as well. The notice is open again, and its
  /// clocks run as if nothing had been decided.
  public void undo(TenantId tenant, ItemId item, long reviewer) {
    hub.together(() -> {
      takeBack(tenant, item, reviewer);
      return true;
    });
  }

  private void takeBack(TenantId tenant, ItemId item, long reviewer) {
    Instant now = clock.instant();
    ReviewStore.Undone undone = store
        .undo(tenant, item, reviewer, now)
        .orElseThrow(() -> new NotPossibleException(Why.NOT_THERE));
    undone.unfounded().forEach(entry -> hub.change(entry, found -> refused(found, now)));
  }

  private static Entry refused(Entry entry, Instant now) {
    Entry after = entry;
    for (var said : entry.statements().all()) {
      if (said.local()) {
        after = after.saidNow(said.source(), true, StatementKind.WITHDRAWN, now);
      }
    }
    return after;
  }

  /// The statement of reasons for one uploader. Withheld from logs.
  ///
  /// @param itemId the platform's own name of that person's item
  /// @param statement as JSON: `id`, `facts`, `text`
  public record ForUploader(String itemId, String statement) {
    /// Says nothing of it.
    @Override
    public String toString() {
      return "ForUploader[withheld]";
    }
  }

  /// Returns the statements of reasons for those whose copies went with an item, in the order in
  /// which the platform was told the copies; empty if no statement is due.
  ///
  /// @param action the number under which the platform was told
  /// @param from how many are passed over
  public List<ForUploader> statementsOfCopies(TenantId tenant, long action, int from, int atMost) {
    return store
        .told(tenant, action)
        .map(told -> statements.ofCopies(told, from, atMost))
        .orElse(List.of());
  }

  /// Notes that the platform did what it was told, and returns whether that was news.
  public boolean done(TenantId tenant, long action) {
    return store.done(tenant, action, clock.instant());
  }

  /// Grants one look at an item, and writes that down before anything is shown.
  public LookGrant look(TenantId tenant, ItemId item, long reviewer, LookReason reason) {
    QueueEntry line = line(tenant, item.notice());
    check(line, reviewer);
    if (line.restricted()) {
      return new LookGrant.NotAllowed();
    }
    return store.look(
        tenant, new Look(item, reviewer, reason, clock.instant()), ExposureBudget.USUAL);
  }

  /// Notes that nothing was shown at a look that was granted: she may ask again.
  public void nothingShown(TenantId tenant, LookGrant.Granted granted) {
    store.nothingShown(tenant, granted.look());
  }

  /// Returns what a reviewer may still look at.
  public ExposureBudget.Left left(long reviewer) {
    Instant now = clock.instant();
    return ExposureBudget.USUAL.left(store.looks(reviewer, now), now);
  }

  /// Returns how often a reviewer looked in the last 24 hours.
  public int lookedToday(long reviewer) {
    return store.looks(reviewer, clock.instant()).size();
  }

  /// Returns who looked at what, the latest first.
  public List<Look> looked(TenantId tenant, int atMost) {
    return store.looked(tenant, atMost);
  }

  /// Returns the decisions that were taken back, the latest first.
  public List<UndoneDecision> undone(TenantId tenant, int atMost) {
    return store.undone(tenant, atMost);
  }

  /// Takes an appeal.
  public Appeal appeal(TenantId tenant, ItemId item, Appeal.By by, String text) {
    Decision decision = store
        .item(tenant, item)
        .flatMap(ReviewItem::decision)
        .orElseThrow(() -> new NotPossibleException(Why.NOT_THERE));
    if (!AppealRules.isOpen(decision, by, clock.instant())) {
      throw new NotPossibleException(Why.NOT_OPEN_TO_APPEAL);
    }
    return store.appeal(tenant, contesting(decision, by, text, "", ""), clock.instant());
  }

  /// What the platform hands in of who contests what was done to something that it names itself.
  /// Withheld from logs.
  ///
  /// @param itemId the platform's own name for it
  /// @param text what is said
  /// @param reference by which a repetition is known
  /// @param answerTo what the platform must be told to know whose appeal was decided
  public record Contest(String itemId, String text, String reference, String answerTo) {
    @Override
    public String toString() {
      return "Contest[withheld]";
    }
  }

  /// Takes an appeal against what was decided last of something: by who uploaded it if it was
  /// removed, else by who reported it.
  public Appeal contest(TenantId tenant, Contest contest) {
    List<Decision> decisions = store.decided(tenant, contest.itemId()).stream()
        .flatMap(item -> item.decision().stream())
        .toList();
    if (decisions.isEmpty()) {
      throw new NotPossibleException(Why.NOT_THERE);
    }
    Decision decision = decisions.stream()
        .filter(one -> AppealRules.isOpen(one, concerned(one), clock.instant()))
        .findFirst()
        .orElseThrow(() -> new NotPossibleException(Why.NOT_OPEN_TO_APPEAL));
    return store.appeal(
        tenant,
        contesting(
            decision, concerned(decision), contest.text(), contest.reference(), contest.answerTo()),
        clock.instant());
  }

  private static Appeal.By concerned(Decision decision) {
    return decision.outcome().restricts() ? Appeal.By.UPLOADER : Appeal.By.REQUESTER;
  }

  private static NewAppeal contesting(
      Decision decision, Appeal.By by, String text, String reference, String answerTo) {
    return new NewAppeal(
        decision.item(), by, AppealRules.isExpedited(decision, by), text, reference, answerTo);
  }

  /// Returns the appeals that are to be decided.
  public List<Appeal> appeals(TenantId tenant) {
    return store.appeals(tenant);
  }

  /// Returns by when an appeal must be decided, if one of the laws, or the platform for itself,
  /// says so.
  public Optional<Instant> dueAt(Appeal appeal) {
    return notices.regimes().stream()
        .map(regime -> regime.on(ClockStart.APPEAL_RECEIVED, appeal.receivedAt()))
        .flatMap(deadlines -> deadlines.dueAt().stream())
        .min(Instant::compareTo);
  }

  /// Decides an appeal. One that is upheld takes the decision back; the item is then in the queue
  /// again for whoever upheld it.
  public void rule(TenantId tenant, Appeal appeal, boolean upheld, long reviewer) {
    Decision decision = store
        .item(tenant, appeal.item())
        .flatMap(ReviewItem::decision)
        .orElseThrow(() -> new NotPossibleException(Why.NOT_THERE));
    if (!AppealRules.mayDecide(decision, reviewer)) {
      throw new NotPossibleException(Why.NEEDS_ANOTHER_PERSON);
    }
    Appeal.Ruling ruling = new Appeal.Ruling(upheld, reviewer, clock.instant());
    hub.together(() -> {
      if (store.rule(tenant, appeal.number(), ruling).isEmpty()) {
        throw new NotPossibleException(Why.DECIDED_BEFORE);
      }
      if (upheld) {
        takeBack(tenant, appeal.item(), reviewer);
      }
      return true;
    });
  }

  /// Returns items that a reviewer shall decide again without knowing what was decided.
  public List<ItemId> samples(TenantId tenant, long reviewer) {
    return store.samples(tenant, reviewer);
  }

  /// Keeps a second opinion, and returns whether both agree.
  public boolean sampled(TenantId tenant, ItemId item, Outcome outcome, long reviewer) {
    return store
        .sampled(tenant, item, outcome, reviewer, clock.instant())
        .orElseThrow(() -> new NotPossibleException(Why.NOT_THERE));
  }
}
