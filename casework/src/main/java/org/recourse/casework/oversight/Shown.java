package org.recourse.casework.oversight;

/// What is published of a figure.
public sealed interface Shown {

  /// A number.
  ///
  /// @param value a multiple of five, at least 5, within two of the exact number
  record Rounded(long value) implements Shown {
    /// Checks the number.
    public Rounded {
      if (value < Suppression.LEAST || value % Suppression.LEAST != 0) {
        throw new IllegalArgumentException("not a multiple of five from 5: " + value);
      }
    }
  }

  /// Nothing: it is below five, or one that is would follow from it. Which of both is not said.
  record Withheld() implements Shown {}
}
