package org.recourse.exchange;

import java.util.Map;

/// With what we identify ourselves to an exchange. Immutable; refuses to print itself.
public final class Credentials {

  /// None.
  public static final Credentials NONE = new Credentials(Map.of());

  private final Map<String, String> values;

  /// Takes them.
  ///
  /// @param values by the names that the exchange's kind asks for
  public Credentials(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /// Returns one of them, empty if it is not set.
  public String reveal(String name) {
    return values.getOrDefault(name, "");
  }

  /// Returns all of them, to be sealed.
  public Map<String, String> reveal() {
    return values;
  }

  /// Returns whether there are none.
  public boolean isEmpty() {
    return values.isEmpty();
  }

  @Override
  public String toString() {
    return "Credentials[withheld]";
  }
}
