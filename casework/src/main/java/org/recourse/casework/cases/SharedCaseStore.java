package org.recourse.casework.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.recourse.hub.TenantId;

/// The cases that their requesters let caseworkers read ([ConsentAct#READ_CASE]). To a caseworker
/// there are no others: each call asks for her consent as it is at that moment.
///
/// May be shared between threads. Every method throws
/// [org.recourse.hub.StoreUnavailableException] if the database cannot be reached.
public interface SharedCaseStore {

  /// Returns these cases: those in which she waits for an answer first, the longest wait first.
  ///
  /// @param atMost 1 to 1,000
  List<SharedCase> list(TenantId tenant, int atMost);

  /// Returns which case has a handle.
  Optional<CaseId> find(TenantId tenant, CaseHandle handle);

  /// Returns a case for one act of one person, and records that before anything is returned. She
  /// is told that it was read, at most once a day, and each time that it is handed out.
  Optional<CaseFile> enter(TenantId tenant, CaseReading reading);

  /// Writes to her.
  ///
  /// @param text 1 to 4,000 characters
  /// @return whether she still lets caseworkers write
  boolean write(TenantId tenant, CaseId id, long staff, String text, Instant at);

  /// Returns who was in cases, the latest first.
  List<CaseReading> readings(TenantId tenant, int atMost);
}
