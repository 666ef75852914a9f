package org.recourse.evidence.log;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// How large a log is, and its root (C2SP tlog-checkpoint). Immutable.
///
/// @param origin which log, one line
/// @param size how many entries it has
/// @param root of the tree of all of them
public record Checkpoint(String origin, long size, TreeHash root) {

  private static final int LINES = 3;

  /// Checks the origin.
  public Checkpoint {
    if (origin.isEmpty() || origin.chars().anyMatch(c -> c < ' ') || size < 0) {
      throw new IllegalArgumentException("a checkpoint has an origin of one line, and a size");
    }
  }

  /// Reads the text of a note.
  ///
  /// Extension lines are refused: nobody can say that they are true, and whoever reads a proof
  /// would take them for a part of what was signed.
  public static Checkpoint read(SignedNote note) throws NotLogFormatException {
    List<String> lines = note.text().lines().toList();
    if (lines.size() != LINES || lines.getFirst().isEmpty()) {
      throw new NotLogFormatException("checkpoint", "an origin, a size and a root");
    }
    return new Checkpoint(
        lines.get(0), Lines.number(lines.get(1), "size"), TreeHash.read(lines.get(2), "root"));
  }

  /// Returns the text that is signed.
  public String text() {
    return origin + '\n' + size + '\n' + root.base64() + '\n';
  }

  byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }
}
