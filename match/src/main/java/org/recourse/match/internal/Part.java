package org.recourse.match.internal;

import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.BankEntry;
import org.recourse.match.Digest;
import org.recourse.match.SignalKind;
import org.recourse.match.SignalRow;

/// A run of a bank's entries that is searched as one: those in a segment file, or those added
/// since.
///
/// May be shared between threads; one thread at a time removes.
public interface Part {

  /// Returns how many entries there are and were not removed.
  long entryCount();

  /// Returns how many rows of a kind those entries have.
  long rowCount(SignalKind kind);

  /// Returns about how many bytes it takes in memory, mapped files included.
  long bytesInMemory();

  /// Returns whether the entry is here and was not removed.
  boolean holds(long number);

  /// Returns the entry, if it is [held][#holds].
  @Nullable
  BankEntry entry(long number);

  /// Returns the name of an entry that is held, if it has one.
  @Nullable
  String name(long number);

  /// Returns the entries by number.
  Stream<BankEntry> entries();

  /// Returns the number of the entry of that name, or 0.
  long numberOf(String name);

  /// Tells the numbers of the entries with that digest, ascending.
  void numbersOf(Digest digest, LongConsumer numbers);

  /// Removes an entry, and returns whether it was held.
  boolean remove(long number);

  /// Tells the numbers of the entries that were removed, ascending.
  void removed(LongConsumer numbers);

  /// Tells every row of a kind within the radius, also of entries that were removed.
  void search(SignalKind kind, PdqFingerprint query, int radius, RowSink sink);

  /// Returns the number of the entry that a row belongs to.
  long entryNumber(SignalKind kind, int ordinal);

  /// Returns a row.
  SignalRow row(SignalKind kind, int ordinal);
}
