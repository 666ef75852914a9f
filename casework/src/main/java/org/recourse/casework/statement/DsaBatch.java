package org.recourse.casework.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// Up to a hundred statements for one request, `POST /api/v1/statements`.
///
/// @param statements 1 to 100, no number twice
public record DsaBatch(List<DsaStatement> statements) {

  /// The most statements that the database takes at once.
  public static final int LARGEST = 100;

  /// Checks and copies.
  public DsaBatch {
    statements = List.copyOf(statements);
    if (statements.isEmpty() || statements.size() > LARGEST) {
      throw new IllegalArgumentException("must be 1 to " + LARGEST + ": " + statements.size());
    }
    Set<Puid> seen = new HashSet<>();
    for (DsaStatement statement : statements) {
      if (!seen.add(statement.puid())) {
        throw new IllegalArgumentException("a number twice in one batch");
      }
    }
  }

  /// Divides statements into batches, in their order.
  public static List<DsaBatch> of(List<DsaStatement> statements) {
    List<DsaBatch> batches = new ArrayList<>();
    for (int from = 0; from < statements.size(); from += LARGEST) {
      int to = Math.min(from + LARGEST, statements.size());
      batches.add(new DsaBatch(statements.subList(from, to)));
    }
    return List.copyOf(batches);
  }

  /// Returns the body of the request.
  public String json() {
    List<Map<String, Object>> all =
        statements.stream().map(DsaStatement::fields).toList();
    return JsonMapper.shared().writeValueAsString(Map.of("statements", all));
  }
}
