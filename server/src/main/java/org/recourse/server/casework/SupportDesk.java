package org.recourse.server.casework;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.casework.cases.CaseId;
import org.recourse.casework.cases.CaseReading;
import org.recourse.casework.cases.CaseReading.Act;
import org.recourse.casework.cases.SharedCase;
import org.recourse.casework.cases.SharedCaseStore;
import org.recourse.casework.staff.StaffAct;
import org.recourse.casework.staff.StaffStore;
import org.recourse.hub.TenantId;
import org.springframework.stereotype.Component;

/// Where caseworkers stand by requesters who want that. May be shared between threads.
@Component
public class SupportDesk {

  /// How many characters a message has at most.
  public static final int LONGEST_MESSAGE = 4_000;

  private final SharedCaseStore store;
  private final StaffStore staff;
  private final InstantSource clock;

  /// Works with these.
  public SupportDesk(SharedCaseStore store, StaffStore staff, InstantSource clock) {
    this.store = store;
    this.staff = staff;
    this.clock = clock;
  }

  /// Returns whether somebody is there who could read and answer: else nobody is promised that.
  public boolean isStaffed(TenantId tenant) {
    return staff.ofTenant(tenant).stream()
        .anyMatch(one -> one.may(StaffAct.READ_CASE) && one.may(StaffAct.WRITE_TO_REQUESTER));
  }

  /// Returns the cases that are shared, those in which she waits first.
  public List<SharedCase> shared(TenantId tenant, int atMost) {
    return store.list(tenant, atMost);
  }

  /// Returns which shared case has a handle, as it was typed.
  public Optional<CaseId> find(TenantId tenant, String typed) {
    return CaseHandle.read(typed).flatMap(handle -> store.find(tenant, handle));
  }

  /// Returns a shared case for somebody to read, and records that.
  public Optional<CaseFile> read(TenantId tenant, CaseId id, long member) {
    return store.enter(tenant, new CaseReading(id, member, Act.READ, clock.instant()));
  }

  /// Returns a shared case to be handed out, and records that. Two persons agreed before.
  public Optional<CaseFile> handOut(TenantId tenant, CaseId id, long member) {
    return store.enter(tenant, new CaseReading(id, member, Act.HANDED_OUT, clock.instant()));
  }

  /// Writes to the requester.
  ///
  /// @return whether she still lets caseworkers write
  /// @throws IllegalArgumentException if there is no text, or too much
  public boolean write(TenantId tenant, CaseId id, long member, String text) {
    String message = text.strip();
    if (message.isEmpty() || message.length() > LONGEST_MESSAGE) {
      throw new IllegalArgumentException(
          "a message has 1 to " + LONGEST_MESSAGE + " characters: " + message.length());
    }
    return store.write(tenant, id, member, message, clock.instant());
  }

  /// Returns who was in cases, the latest first.
  public List<CaseReading> readings(TenantId tenant, int atMost) {
    return store.readings(tenant, atMost);
  }
}
