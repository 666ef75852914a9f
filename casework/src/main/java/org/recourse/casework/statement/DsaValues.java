package org.recourse.casework.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The names that the Transparency Database knows for each field, from `dsa-values-v1.json`.
/// Seen on 24 June 2026 in its published source.
final class DsaValues {

  private static final String FILE = "dsa-values-v1.json";
  private static final Map<String, Set<String>> VALUES = read();

  private DsaValues() {}

  /// Returns the names for a field, in the order of the file.
  static Set<String> of(String field) {
    Set<String> values = VALUES.get(field);
    if (values == null) {
      throw new AssertionError("no values for " + field);
    }
    return values;
  }

  private static Map<String, Set<String>> read() {
    try (InputStream in = DsaValues.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new AssertionError(FILE + " is not in the program");
      }
      Map<String, Set<String>> all = new HashMap<>();
      JsonNode values = JsonMapper.shared().readTree(in.readAllBytes()).get("values");
      for (String field : values.propertyNames()) {
        Set<String> names = new LinkedHashSet<>();
        values.get(field).forEach(name -> names.add(name.stringValue()));
        all.put(field, names);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
