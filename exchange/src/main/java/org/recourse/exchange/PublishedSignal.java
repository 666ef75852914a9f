package org.recourse.exchange;

import java.time.Instant;
import java.util.List;
import org.recourse.hub.Signal;
import org.recourse.hub.Statement;

/// What goes out of one signal: the whole of what is to be known of it now. Immutable.
///
/// @param sequence grows with every change of the signal's entry
/// @param signal what
/// @param state where it stands, by what our own sources and partners say
/// @param changedAt when the last of them spoke
/// @param statements what they say
public record PublishedSignal(
    long sequence,
    Signal signal,
    PublishedState state,
    Instant changedAt,
    List<Statement> statements) {

  /// Copies the statements.
  public PublishedSignal {
    statements = List.copyOf(statements);
  }
}
