package org.recourse.server.coop;

/// A body that is not what Coop takes, or that cannot be followed here. The message repeats
/// nothing of what was sent.
final class CoopRefusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String pointer;

  CoopRefusal(String pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  /// Returns where in the body, as a JSON pointer; empty if it is the whole body.
  String pointer() {
    return pointer;
  }
}
