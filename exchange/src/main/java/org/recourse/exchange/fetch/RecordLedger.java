package org.recourse.exchange.fetch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.recourse.exchange.ExchangeId;
import org.recourse.hub.Signal;

/// Remembers records by the names that the other side gave them, and what could not be taken
/// over. What a call has returned is on the disk, names and signals only digested or encrypted.
///
/// May be shared between threads. Every method throws
/// [StoreUnavailableException][org.recourse.hub.StoreUnavailableException] if the database cannot
/// be reached.
public interface RecordLedger {

  /// A record as it was last heard of.
  ///
  /// @param key its name
  /// @param version the other side's time
  /// @param gone whether it was withdrawn; a tombstone stays for ever
  /// @param signals what it was found by
  record Known(String key, long version, boolean gone, Set<Signal> signals) {

    /// Copies the signals.
    public Known {
      signals = Set.copyOf(signals);
    }
  }

  /// Returns what is known of a record, if it was ever heard of.
  Optional<Known> find(ExchangeId exchange, String key);

  /// Returns whether a record other than these holds a signal and is not gone.
  boolean isHeld(ExchangeId exchange, Signal signal, Collection<String> others);

  /// Keeps records, all or none.
  ///
  /// @param run a number of the run, so that [#unseen] can tell what it did not bring
  void save(ExchangeId exchange, Collection<Known> records, long run);

  /// Returns the signals of records that are not gone and that a run did not bring.
  List<Signal> unseen(ExchangeId exchange, long run);

  /// Marks the records that a run did not bring as gone.
  void forgetUnseen(ExchangeId exchange, long run);

  /// Keeps records that could not be taken over, each once; beyond 10,000 of an exchange they are
  /// dropped.
  void quarantine(ExchangeId exchange, List<Received.Unreadable> records, Instant at);

  /// Returns what lies in quarantine, by number.
  ///
  /// @param after the number of the last one seen, 0 from the beginning
  List<Quarantined> quarantined(ExchangeId exchange, long after, int atMost);

  /// Drops records from the quarantine, and returns how many of them were there.
  int drop(ExchangeId exchange, Collection<Long> numbers);

  /// Drops all that lies in quarantine, and returns how many records those were.
  int dropAll(ExchangeId exchange);

  /// A record in quarantine.
  ///
  /// @param number which one
  /// @param reason a stable code
  /// @param firstAt when it came first
  /// @param lastAt when it came last
  /// @param record as it came; intimate, and withheld from logs
  record Quarantined(long number, String reason, Instant firstAt, Instant lastAt, String record) {

    /// Returns whether the record was longer than what is kept of it, and can never be read
    /// again.
    public boolean isCut() {
      return record.length() >= Received.Unreadable.LONGEST;
    }

    @Override
    public String toString() {
      return "Quarantined[" + number + ", " + reason + "]";
    }
  }
}
