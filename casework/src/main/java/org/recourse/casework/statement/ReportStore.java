package org.recourse.casework.statement;

import java.time.Instant;
import java.util.List;
import org.recourse.hub.TenantId;

/// The statements that a platform owes the EU's Transparency Database, in the order in which the
/// decisions were made. They are kept together with the decision, each once and with its number,
/// so that a decision which is read again is never reported under a second number.
///
/// May be shared between threads.
public interface ReportStore {

  /// A statement that is kept.
  ///
  /// @param number its place, from 1; greater than that of every earlier one
  /// @param puid its number in the database
  /// @param body the JSON as [DsaStatement#json] wrote it
  record Kept(long number, Puid puid, String body) {}

  /// A statement whose decision was taken back. The database has no call to change or delete one:
  /// who has sent it can only tell those who run the database.
  ///
  /// @param number its place among those, from 1
  /// @param puid its number in the database
  /// @param at when the decision was taken back
  record Withdrawn(long number, Puid puid, Instant at) {}

  /// Returns a platform's statements whose decisions were taken back, in the order of that.
  ///
  /// @param after only those with a greater number; 0 for all
  /// @param atMost 1 to 1,000
  List<Withdrawn> withdrawn(TenantId tenant, long after, int atMost);

  /// Returns a platform's statements whose decisions stand, in order.
  ///
  /// @param after only those with a greater number; 0 for all
  /// @param atMost 1 to [DsaBatch#LARGEST]
  List<Kept> after(TenantId tenant, long after, int atMost);
}
