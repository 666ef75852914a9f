package org.recourse.hub;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What all sources now say of one entry: for each source its last statement. Immutable.
///
/// What follows from them depends on the statements alone, not on the order in which they came.
public final class Statements {

  private static final Statements NONE = new Statements(Map.of());

  private final Map<SourceId, Statement> bySource;

  private Statements(Map<SourceId, Statement> bySource) {
    this.bySource = bySource;
  }

  /// Returns that nobody has said anything.
  public static Statements none() {
    return NONE;
  }

  /// Returns what follows from all of these.
  public static Statements of(Collection<Statement> statements) {
    Statements all = NONE;
    for (Statement statement : statements) {
      all = all.with(statement);
    }
    return all;
  }

  /// Returns these with one more. If it is a replay, or older than what its source said last, it
  /// changes nothing and this very object is returned.
  public Statements with(Statement statement) {
    Statement earlier = bySource.get(statement.source());
    if (earlier != null && !statement.replaces(earlier)) {
      return this;
    }
    Map<SourceId, Statement> changed = new LinkedHashMap<>(bySource);
    changed.put(statement.source(), statement);
    return new Statements(changed);
  }

  /// Returns the last statement of each source.
  public List<Statement> all() {
    return List.copyOf(bySource.values());
  }

  /// Returns a statement by this hub's clock with a version after what its source said last: its
  /// time, unless the clock was set back since.
  Statement next(Statement said) {
    long version = Math.max(said.version(), lastVersion(said.source()) + 1);
    return new Statement(said.source(), said.local(), said.kind(), version, said.saidAt());
  }

  /// Returns the version of what a source said last, or -1 if it has said nothing.
  private long lastVersion(SourceId source) {
    Statement last = bySource.get(source);
    return last == null ? -1 : last.version();
  }

  /// Returns where the entry stands.
  public Standing standing() {
    if (anyLocal(StatementKind.REFUSED)) {
      return Standing.REFUSED;
    }
    if (bySource.values().stream().noneMatch(Statement::supports)) {
      return count(StatementKind.REFUSED) > 0 ? Standing.REFUSED : Standing.WITHDRAWN;
    }
    return confirmationCount() > 0 ? Standing.CONFIRMED : Standing.PROPOSED;
  }

  /// Returns how many independent sources have looked and stand behind the entry.
  public int confirmationCount() {
    return count(StatementKind.CONFIRMED);
  }

  /// Returns whether some source stands behind the entry and another says it does not belong.
  public boolean isDisputed() {
    return count(StatementKind.REFUSED) > 0
        && bySource.values().stream().anyMatch(Statement::supports);
  }

  private int count(StatementKind kind) {
    return (int) bySource.values().stream().filter(said -> said.kind() == kind).count();
  }

  private boolean anyLocal(StatementKind kind) {
    return bySource.values().stream().anyMatch(said -> said.local() && said.kind() == kind);
  }
}
