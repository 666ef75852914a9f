package org.recourse.server.hma;

/// A field of a body or query is not what HMA's own models allow. HMA answers that with 422 and a
/// list of what is wrong.
final class HmaInvalidField extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String field;
  private final String type;

  /// @param field which
  /// @param type the kind of fault, as pydantic calls it
  HmaInvalidField(String field, String type, String message) {
    super(message, null, false, false);
    this.field = field;
    this.type = type;
  }

  String field() {
    return field;
  }

  String type() {
    return type;
  }
}
