package org.recourse.casework.notice;

import org.recourse.casework.law.Capacity;

/// Who notifies. What is not given is an empty text. Immutable.
///
/// @param capacity in what capacity
/// @param name as she wants to be called, at most 200 characters
/// @param contact where she can be reached, at most 400 characters
/// @param signature what she signed with: her typed name, at most 200 characters
public record Notifier(Capacity capacity, String name, String contact, String signature) {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_CONTACT = 400;

  /// Checks the lengths.
  public Notifier {
    Lengths.check("name", name, LONGEST_NAME);
    Lengths.check("contact", contact, LONGEST_CONTACT);
    Lengths.check("signature", signature, LONGEST_NAME);
  }

  /// Says nothing of her.
  @Override
  public String toString() {
    return "Notifier[withheld]";
  }
}
