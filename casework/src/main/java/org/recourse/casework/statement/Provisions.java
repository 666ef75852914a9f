package org.recourse.casework.statement;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.recourse.casework.notice.ItemKind;

/// Which provision a statement of reasons names for which kind of item, as the operator chose. A
/// law about notices forbids no content; what does is the law of the platform's country, which
/// only its counsel knows. Immutable.
///
/// @param byKind the provision of each kind that has one
public record Provisions(Map<ItemKind, Provision> byKind) {

  /// None is chosen: statements name the laws under which the notice runs.
  public static final Provisions NONE = new Provisions(Map.of());

  /// Copies the map.
  public Provisions {
    byKind = Map.copyOf(byKind);
  }

  /// Reads a text with a line for each kind, as `AUTHENTIC = section 201k of the criminal code`.
  /// A line that begins with `#`, or is empty, says nothing.
  ///
  /// @throws IllegalArgumentException if a line is something else; the message says which line
  public static Provisions read(String text) {
    Map<ItemKind, Provision> read = new EnumMap<>(ItemKind.class);
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          add(line, read);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    return new Provisions(read);
  }

  private static void add(String line, Map<ItemKind, Provision> read) {
    int equals = line.indexOf('=');
    String name = equals < 0 ? line : line.substring(0, equals).strip();
    ItemKind kind = Arrays.stream(ItemKind.values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("begins with none of " + kinds()));
    if (equals < 0) {
      throw new IllegalArgumentException("has no =");
    }
    if (read.put(kind, new Provision(line.substring(equals + 1).strip())) != null) {
      throw new IllegalArgumentException("names " + kind + " again");
    }
  }

  private static String kinds() {
    return Arrays.stream(ItemKind.values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  /// Returns the provision for a kind, if one was chosen.
  public Optional<Provision> of(ItemKind kind) {
    return Optional.ofNullable(byKind.get(kind));
  }
}
