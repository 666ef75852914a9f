package org.recourse.casework.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.statement.DsaStatement;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryId;
import org.recourse.hub.NewEntry;
import org.recourse.hub.Outbox;
import org.recourse.hub.TenantId;

/// Keeps the queue and what is decided. What a call has returned is on the disk.
///
/// May be shared between threads. Every method throws
/// [org.recourse.hub.StoreUnavailableException] if the database cannot be reached.
public interface ReviewStore {

  /// Returns a tenant's open notices, what is due first first, those without a clock last.
  ///
  /// @param atMost 1 to 1,000
  List<QueueEntry> queue(TenantId tenant, int atMost);

  /// Returns a notice's line, whatever its state.
  Optional<QueueEntry> line(TenantId tenant, NoticeId notice);

  /// Claims a notice, or renews the claim, and returns whether that could be: not while somebody
  /// else has it.
  boolean claim(NoticeId notice, long reviewer, Instant now);

  /// Gives a notice back, or over to somebody.
  ///
  /// @param to the number of who shall have it, if not everybody
  void release(NoticeId notice, Optional<Long> to, Instant now);

  /// Lays a notice aside for a time.
  void hold(NoticeId notice, Hold hold);

  /// Says that a notice waits for a lead, or does not any more.
  void escalate(NoticeId notice, boolean escalated);

  /// Returns a notice's items, in their order.
  List<ReviewItem> items(TenantId tenant, NoticeId notice);

  /// Returns an item, if there is one.
  Optional<ReviewItem> item(TenantId tenant, ItemId item);

  /// Keeps what the platform has at an item's place.
  ///
  /// @return whether the item is there and undecided
  boolean locate(TenantId tenant, ItemId item, Located located, Instant at);

  /// A decision with all that follows from it.
  ///
  /// @param tenant whose platform
  /// @param decision what was decided
  /// @param proposed whether it waits for a second person; then only what happens meanwhile
  ///     follows
  /// @param effect what the platform is told to do now
  /// @param copies the copies that go with it
  /// @param entries what goes into the bank
  /// @param statementFacts the statement of reasons, as the platform hands it to the uploader, a
  ///     JSON object; empty if none is due
  /// @param reports the same for the EU's Transparency Database, of the item and of each copy;
  ///     empty if none is due, or the decision does not stand yet
  /// @param sampled whether it is decided again blindly
  record Deciding(
      TenantId tenant,
      Decision decision,
      boolean proposed,
      Outcome effect,
      List<KnownCopy> copies,
      List<NewEntry> entries,
      String statementFacts,
      List<DsaStatement> reports,
      boolean sampled) {

    /// Copies the lists.
    public Deciding {
      copies = List.copyOf(copies);
      entries = List.copyOf(entries);
      reports = List.copyOf(reports);
    }
  }

  /// What was recorded.
  ///
  /// @param action the number under which the platform is told; 0 if it need not act
  /// @param entries the entries in the bank
  record Decided(long action, List<Entry> entries) {}

  /// Records a decision in one transaction: the decision, what the platform is told, the bank's
  /// entries, what the requester is told, the statement of reasons, the figures. Empty if the
  /// item is gone, or was decided meanwhile.
  Optional<Decided> decide(Deciding deciding);

  /// What the platform was told to say to uploaders. Withheld from logs.
  ///
  /// @param statement of the item, as JSON
  /// @param copies the platform's own names of the copies that went with it
  record Told(String statement, List<String> copies) {

    /// Copies the copies.
    public Told {
      copies = List.copyOf(copies);
    }

    /// Says nothing of it.
    @Override
    public String toString() {
      return "Told[withheld]";
    }
  }

  /// Returns what the platform was told to say under the number of an action; empty if that was
  /// nothing.
  Optional<Told> told(TenantId tenant, long action);

  /// A decision that was taken back.
  ///
  /// @param decision what it was
  /// @param unfounded the entries of the bank that it put there, and no decision that stands
  record Undone(Decision decision, List<EntryId> unfounded) {

    /// Copies the entries.
    public Undone {
      unfounded = List.copyOf(unfounded);
    }
  }

  /// Takes a decision back, writes down who did, and tells the platform and the requester. What
  /// another decision restricts stays restricted. Items that were decided as the same as this one
  /// are open again as well, unless another decision restricts them.
  ///
  /// @return the decision that was, if it could be taken back
  Optional<Undone> undo(TenantId tenant, ItemId item, long reviewer, Instant at);

  /// Returns the decisions of a tenant that were taken back, the latest first.
  List<UndoneDecision> undone(TenantId tenant, int atMost);

  /// Notes that the platform did what it was told.
  ///
  /// @return whether there is such an action, and it was not noted before
  boolean done(TenantId tenant, long action, Instant at);

  /// Grants a look if this reviewer never saw this picture, and records it.
  ///
  /// @return the record, or when she saw it
  LookGrant look(TenantId tenant, Look look, ExposureBudget budget);

  /// Notes that nothing was shown at a look that was granted. It stays recorded, but counts
  /// neither against the budget nor as having looked, and the same picture may be asked for
  /// again.
  void nothingShown(TenantId tenant, Look look);

  /// Returns whether anybody looked at an item, and was shown it.
  boolean hasLooked(TenantId tenant, ItemId item);

  /// Returns when a reviewer was shown something, in the last 24 hours, the earliest first.
  List<Instant> looks(long reviewer, Instant now);

  /// Returns who looked at what of a tenant's, the latest first.
  List<Look> looked(TenantId tenant, int atMost);

  /// Notes that a delivery of what the platform was told was accepted by one that does it before
  /// it answers, and forgets the delivery. When the last of an action's deliveries to that
  /// destination was accepted, it is [done][#done].
  ///
  /// @param delivery one of those into which the action was divided: their keys differ after `/`
  void performed(Outbox.Delivery delivery, long action, Instant at);

  /// Returns the items that the platform knows by this name and that are decided, those that were
  /// decided last first.
  List<ReviewItem> decided(TenantId tenant, String itemId);

  /// Keeps an appeal. The same [reference][NewAppeal#reference] twice is kept once.
  Appeal appeal(TenantId tenant, NewAppeal appeal, Instant at);

  /// Returns an appeal, if there is one.
  Optional<Appeal> appeal(TenantId tenant, long number);

  /// Returns a tenant's appeals that are not decided, the expedited first, then the earliest.
  List<Appeal> appeals(TenantId tenant);

  /// Decides an appeal, and tells both sides; empty if it was decided already.
  Optional<Appeal> rule(TenantId tenant, long appeal, Appeal.Ruling ruling);

  /// Returns items that are to be decided again blindly, not by who decided them.
  List<ItemId> samples(TenantId tenant, long reviewer);

  /// Keeps what the second person found of a sample.
  ///
  /// @return whether both agree, if it was to be decided
  Optional<Boolean> sampled(
      TenantId tenant, ItemId item, Outcome outcome, long reviewer, Instant at);
}
