package org.recourse.media.internal.decode;

import org.recourse.media.RefusalReason;

/// Ends the decoding of one file with a reason. Thrown inside the child only, where it becomes the
/// answer.
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final RefusalReason reason;

  /// Refuses.
  ///
  /// @param detail one sentence for a person
  public Refusal(RefusalReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /// Returns why.
  public RefusalReason reason() {
    return reason;
  }

  /// Returns the sentence.
  public String detail() {
    return String.valueOf(getMessage());
  }
}
