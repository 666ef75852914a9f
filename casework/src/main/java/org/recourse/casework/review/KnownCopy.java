package org.recourse.casework.review;

/// A copy of an item that the platform has. Immutable.
///
/// @param itemId the platform's own name for it, 1 to 255 characters
/// @param likeness how it resembles the item
public record KnownCopy(String itemId, Likeness likeness) {

  /// How long a platform's own names are at most.
  public static final int LONGEST_ITEM_ID = 255;

  /// Checks the length.
  public KnownCopy {
    if (itemId.isBlank() || itemId.length() > LONGEST_ITEM_ID) {
      throw new IllegalArgumentException(
          "an item's name has 1 to " + LONGEST_ITEM_ID + " characters: " + itemId.length());
    }
  }

  /// Says nothing of which.
  @Override
  public String toString() {
    return "KnownCopy[" + likeness + "]";
  }
}
