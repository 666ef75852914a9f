package org.recourse.exchange;

/// Turns change numbers into the seconds by which StopNCII's clients remember how far they are.
///
/// A second that was given out stands for a change number: all changes up to it had been given
/// out. Many changes in one second are therefore no difficulty, and a clock that is set back
/// cannot make a client's second smaller or skip anything. May be shared between threads. Every
/// method throws [StoreUnavailableException][org.recourse.hub.StoreUnavailableException] if the
/// database cannot be reached.
public interface TimeMarks {

  /// Returns the change number from which a client goes on that was given this second, or, for a
  /// second that was never given out, the last one given out before. 0, from the beginning, if
  /// there is none, or if the second lies after all that were given out.
  long changeAt(long second);

  /// Returns the greatest second that stands for this change number or a smaller one, 0 if there
  /// is none.
  long secondOf(long change);

  /// Returns a second that stands for this change number or a smaller one, and is not smaller
  /// than any that was ever given out.
  ///
  /// @param now the clock's second
  long mark(long now, long change);
}
