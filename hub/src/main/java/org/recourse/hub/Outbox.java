package org.recourse.hub;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps what is still to be sent to others, until they have taken it.
///
/// Each delivery is tried until its destination accepts it, at growing intervals, and laid aside
/// as dead after the last one; it is deleted only once it was accepted. When to try next is data
/// and not a timer: whatever ended the program, the next scan finds what is due. What a call has
/// returned is on the disk; payloads are there only encrypted.
///
/// May be shared between threads. Every method throws [StoreUnavailableException] if the database
/// cannot be reached.
public interface Outbox {

  /// Keeps a delivery to be sent at once. If the destination has one of this key that it did not
  /// yet accept, nothing happens.
  ///
  /// @param key by which the destination knows a repetition, at most 100 characters
  /// @param payload opaque, at most 16 Ki characters
  void post(TenantId tenant, Destination destination, String key, String payload, Instant at);

  /// Returns what is due, the longest overdue first.
  ///
  /// @param atMostEach how many for each destination, so that none keeps the others waiting
  List<Delivery> due(Instant now, int atMostEach);

  /// Forgets a delivery: it was accepted.
  void accepted(Delivery delivery);

  /// Notes that a delivery failed.
  ///
  /// @param tryAgainAt when to try again; empty lays it aside as dead
  void failed(Delivery delivery, DeliveryFailure why, Optional<Instant> tryAgainAt);

  /// Returns a tenant's dead deliveries, the oldest first.
  ///
  /// @param after the number of the last one seen, 0 from the beginning
  /// @param atMost 1 to 1,000
  List<Dead> dead(TenantId tenant, long after, int atMost);

  /// Makes a tenant's dead delivery due again, as if it had never been tried, and returns whether
  /// it was there.
  boolean replay(TenantId tenant, long number, Instant now);

  /// Makes all of a tenant's dead deliveries due again, and returns how many those were.
  int replayAll(TenantId tenant, Instant now);

  /// Returns how much is waiting.
  Backlog backlog();

  /// Where something goes.
  ///
  /// @param kind what kind of destination, a stable code of at most 32 characters: who sends it
  /// @param number which one of that kind
  record Destination(String kind, long number) {}

  /// Something to be sent.
  ///
  /// @param number which delivery
  /// @param tenant whose
  /// @param destination where to
  /// @param key by which the destination knows a repetition
  /// @param payload opaque
  /// @param attempts how often it was tried
  record Delivery(
      long number,
      TenantId tenant,
      Destination destination,
      String key,
      String payload,
      int attempts) {
    /// Says which this is without saying what it says.
    @Override
    public String toString() {
      return "Delivery[" + number + "]";
    }
  }

  /// A delivery that was laid aside.
  ///
  /// @param number which delivery
  /// @param destination where it should have gone
  /// @param key by which the destination would have known a repetition
  /// @param attempts how often it was tried
  /// @param failure why the last attempt failed
  /// @param createdAt since when it is kept
  record Dead(
      long number,
      Destination destination,
      String key,
      int attempts,
      DeliveryFailure failure,
      Instant createdAt) {}

  /// How much is waiting.
  ///
  /// @param pendingCount how many are yet to be accepted
  /// @param deadCount how many were laid aside
  /// @param oldestAt since when the oldest of the pending ones is kept, if there is one
  record Backlog(long pendingCount, long deadCount, Optional<Instant> oldestAt) {}
}
