package org.recourse.exchange.fetch;

import java.util.List;
import org.recourse.hub.Signal;
import org.recourse.hub.StatementKind;

/// One record of a delivery.
public sealed interface Received {

  /// What is to be known of a signal now, in a language that names records by their signal.
  ///
  /// @param signal which
  /// @param kind proposed, confirmed or withdrawn
  /// @param version the other side's time or sequence: what is older is a replay
  record Said(Signal signal, StatementKind kind, long version) implements Received {}

  /// A record in a language that has names of its own for records, and withdraws by them.
  ///
  /// @param key its name
  /// @param signals what it is found by, none if it is gone
  /// @param gone whether it is withdrawn
  /// @param version the other side's time: what is older is a replay
  record Named(String key, List<Signal> signals, boolean gone, long version) implements Received {

    /// Copies the signals.
    public Named {
      signals = List.copyOf(signals);
    }
  }

  /// A record that cannot be taken over. It is not lost, and matches nothing.
  ///
  /// @param reason a stable code
  /// @param record as it came, or all of it that is looked at, shortened
  record Unreadable(String reason, String record) implements Received {

    /// How much of a record is kept, in characters.
    public static final int LONGEST = 16_000;

    /// Shortens the record.
    public Unreadable {
      record = record.substring(0, Math.min(record.length(), LONGEST));
    }

    @Override
    public String toString() {
      return "Unreadable[" + reason + "]";
    }
  }
}
