package org.recourse.casework.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.recourse.casework.notice.NoticeDraft;
import org.recourse.hub.EntryId;
import org.recourse.hub.NewEntry;
import org.recourse.hub.TenantId;

/// Keeps cases. What a call has returned is on the disk; what she told us is there only under the
/// case's own key.
///
/// May be shared between threads. Every method throws
/// [org.recourse.hub.StoreUnavailableException] if the database cannot be reached.
public interface CaseStore {

  /// A case to be opened, with all that follows from it at once.
  ///
  /// @param tenant whose service this is
  /// @param handle by which she names it
  /// @param keyDigest [CaseKey#digest] of what opens it
  /// @param content what she told us
  /// @param agreed what she agrees to
  /// @param notice what the platform is told, if she reports something
  /// @param entries what goes into the platform's bank, if she agrees to that
  @SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
  record Opening(
      TenantId tenant,
      CaseHandle handle,
      byte[] keyDigest,
      CaseContent content,
      Set<ConsentAct> agreed,
      Optional<NoticeDraft> notice,
      List<NewEntry> entries) {}

  /// What was opened.
  ///
  /// @param id which case
  /// @param entries the entries in the bank
  record Opened(CaseId id, List<org.recourse.hub.Entry> entries) {}

  /// Opens a case in one transaction: all of it is kept, or nothing.
  ///
  /// @throws HandleTakenException if another case has this handle
  /// @throws OpenedBeforeException if a case has this key: the same form was sent twice
  Opened open(Opening opening, Instant at);

  /// Returns the case of a handle if the digest is that of its key.
  ///
  /// Unknown handles, wrong keys and deleted cases are told apart by nothing: the same queries
  /// are made and the same comparisons.
  Optional<CaseFile> find(CaseHandle handle, byte[] keyDigest);

  /// Returns a case by its handle alone, without what opens it: for who answers a lawful request
  /// at the database itself, and for nobody over a network.
  Optional<CaseFile> findWithoutKey(CaseHandle handle);

  /// Returns the case of a key alone, for whoever opens one and sent the form before.
  Optional<CaseFile> findByKey(byte[] keyDigest);

  /// Notes that she was there.
  void visited(CaseId id, Instant at);

  /// Returns the cases without a visit since, in which no notice is open, the oldest first.
  ///
  /// @param atMost 1 to 1,000
  List<CaseId> unvisited(Instant since, int atMost);

  /// Returns a case by its number, for what happens without her.
  Optional<CaseFile> find(CaseId id);

  /// Notes that something happened.
  void note(CaseId id, CaseEvent event);

  /// Replaces what she told us, and notes that.
  void change(CaseId id, CaseContent content, CaseEvent event);

  /// Adds a notice to a case.
  void add(CaseId id, NoticeDraft notice, Instant at);

  /// Gives or takes back a consent, and notes that; does nothing if it is so already.
  void consent(CaseId id, ConsentAct act, boolean given, Instant at);

  /// Links entries of the bank to a case.
  void link(CaseId id, List<EntryId> entries);

  /// Returns the entries of the bank that came of a case.
  List<EntryId> entries(CaseId id);

  /// Unlinks all entries of the bank from a case, and returns those that came of no other: two
  /// requesters may have brought the same picture, and neither sees what the other does.
  List<EntryId> unlink(CaseId id);

  /// Deletes a case: its key first, so that nothing of it can be read again, then its rows. Open
  /// notices are withdrawn; decided ones keep what the law asks for, without what she told.
  void delete(CaseId id, Instant at);

  /// That this key has opened a case before.
  final class OpenedBeforeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Makes it.
    public OpenedBeforeException() {
      super("this key has opened a case before");
    }
  }

  /// That another case has this handle: choose another at random.
  final class HandleTakenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Makes it.
    public HandleTakenException() {
      super("this handle is taken");
    }
  }
}
