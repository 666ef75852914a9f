package org.recourse.server.outbox;

import org.recourse.hub.BackOff;
import org.recourse.hub.DeliveryFailure;
import org.recourse.hub.Outbox;
import org.recourse.hub.Outbox.Delivery;

/// Brings deliveries of one kind to their destinations. May be shared between threads.
public interface Courier {

  /// Returns which [kind of destination][org.recourse.hub.Outbox.Destination#kind] it serves.
  String kind();

  /// Tries once; gives up by itself within half a minute.
  Sending send(Delivery delivery);

  /// Returns when a delivery of this kind is tried again.
  default BackOff backOff(Delivery delivery) {
    return BackOff.USUAL;
  }

  /// Notes that a delivery was accepted: it is forgotten.
  default void accepted(Outbox outbox, Delivery delivery) {
    outbox.accepted(delivery);
  }

  /// What came of an attempt.
  sealed interface Sending {

    /// The destination took it.
    record Accepted() implements Sending {}

    /// The destination did not take it; it may at another time.
    record Failed(DeliveryFailure why) implements Sending {}

    /// Trying again is of no use.
    record Hopeless(DeliveryFailure why) implements Sending {}
  }
}
