package org.recourse.casework.law;

/// What a regime says of one element of a notice.
///
/// @param element which
/// @param need how much
/// @param words what the regime wants there, in a few words of English
public record Requirement(Element element, Need need, String words) {

  /// Returns whether a notice from someone with this capacity is incomplete without the
  /// element.
  public boolean isRequiredOf(Capacity capacity) {
    return need == Need.REQUIRED || (need == Need.REQUIRED_OF_AGENT && capacity.actsForAnother());
  }
}
