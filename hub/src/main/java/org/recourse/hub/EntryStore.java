package org.recourse.hub;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Keeps entries. What a call has returned is on the disk; signals and details are there only
/// encrypted.
///
/// May be shared between threads. Every method throws [StoreUnavailableException] if the database
/// cannot be reached.
public interface EntryStore {

  /// Adds entries, all or none.
  ///
  /// An entry of which the bank already has a signal is not added again: what is said of it is
  /// said of the one that is there.
  ///
  /// @param entries at most 10,000
  /// @return for each the entry as it is now, in the same order; one that was forgotten and of
  ///     which nothing new is said is not added, and [not kept][Entry#isKept]
  List<Entry> add(List<NewEntry> entries);

  /// Returns an entry, if there is one.
  Optional<Entry> find(EntryId entry);

  /// Returns those of these entries that there are, in no particular order.
  List<Entry> find(List<EntryId> entries);

  /// Returns the entry of a bank that has this signal, if there is one.
  Optional<Entry> find(BankId bank, Signal signal);

  /// Returns a bank's entries in the order of their numbers.
  ///
  /// @param after the number of the last one seen, 0 from the beginning
  /// @param atMost how many, 1 to 10,000
  /// @param quarantined whether only those in quarantine
  List<Entry> list(BankId bank, long after, int atMost, boolean quarantined);

  /// Changes one entry in one transaction, and returns it as it is now, or empty if there is
  /// none.
  ///
  /// @param change is given the entry; signals, bank and numbers of what it returns are ignored
  Optional<Entry> change(EntryId entry, UnaryOperator<Entry> change);

  /// Forgets an entry, and returns whether it was there.
  ///
  /// If others know of it, they are told that it is withdrawn ([#changesAfter]). What was said of
  /// it is kept by the keyed digests of its signals: said again it is a replay and does not come
  /// back, and a refusal binds whatever is said anew.
  boolean forget(EntryId entry, Instant at);

  /// Does several things to entries, and to whatever else the same database keeps, all or none.
  /// When this returns, all of it is on the disk.
  ///
  /// @param work may be seen by nobody else before it is on the disk; what it throws undoes it
  <T> T together(Supplier<T> work);

  /// Takes back everything that a source ever said, in one transaction, and returns how many
  /// entries that changed.
  ///
  /// @param reader is given each of them, as it is now, when the transaction is on the disk; one
  ///     after the other, from any thread
  int rollBack(SourceId source, Instant at, Consumer<Entry> reader);

  /// Gives every entry of every bank once, in no particular order. What changes meanwhile may be
  /// given as it was or as it is.
  ///
  /// @param reader is called one after the other, from any thread
  void readAll(Consumer<Entry> reader);

  /// Returns what changed after a point, in the order of the changes: each entry once, by its
  /// last change, and tombstones of those that others know of and that were forgotten.
  ///
  /// @param after the number of the last one seen, 0 from the beginning
  /// @param atMost how many, 1 to 10,000
  List<EntryChange> changesAfter(long after, int atMost);
}
