package org.recourse.exchange.feedback;

import java.util.List;
import java.util.Optional;
import org.recourse.hub.SourceId;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;

/// What our own reviewers decided of an entry that an exchange gave us. The names are stable
/// codes.
public enum Decision {
  /// It belongs into the bank.
  CONFIRMED,
  /// It does not.
  REFUSED,
  /// What was decided before is taken back.
  TAKEN_BACK;

  /// Returns what is decided of an entry, or empty if there is nothing to tell its exchange:
  /// the exchange does not stand behind the entry itself, or no longer.
  ///
  /// A refusal by one reviewer outweighs confirmations by others, as it does in the bank.
  ///
  /// @param said what all sources say of the entry
  /// @param exchange the exchange's own source
  public static Optional<Decision> of(List<Statement> said, SourceId exchange) {
    boolean theirs = said.stream()
        .anyMatch(statement -> statement.source().equals(exchange)
            && (statement.kind() == StatementKind.PROPOSED
                || statement.kind() == StatementKind.CONFIRMED));
    if (!theirs) {
      return Optional.empty();
    }
    if (isSaid(said, StatementKind.REFUSED)) {
      return Optional.of(REFUSED);
    }
    return Optional.of(isSaid(said, StatementKind.CONFIRMED) ? CONFIRMED : TAKEN_BACK);
  }

  private static boolean isSaid(List<Statement> said, StatementKind kind) {
    return said.stream().anyMatch(statement -> statement.local() && statement.kind() == kind);
  }

  /// Returns whether it must be told to somebody who was told something else last, or nothing.
  ///
  /// @param last what was told last
  public boolean isNews(Optional<Decision> last) {
    return last.map(told -> told != this).orElse(this != TAKEN_BACK);
  }

  /// Returns what a statement by a partner who tells us so is.
  public StatementKind statement() {
    return switch (this) {
      case CONFIRMED -> StatementKind.CONFIRMED;
      case REFUSED -> StatementKind.REFUSED;
      case TAKEN_BACK -> StatementKind.WITHDRAWN;
    };
  }
}
