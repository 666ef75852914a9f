package org.recourse.casework.review;

import java.util.List;
import java.util.Optional;
import org.recourse.hub.Signal;

/// What the platform says it has at the place that a notice names. Withheld from logs. Immutable.
///
/// @param itemId the platform's own name for it, 1 to 255 characters
/// @param signals by which it can be recognised, made by the platform; at most 16
/// @param copies what else the platform has of it, at most 1,000
/// @param view where the platform shows it to a reviewer once, if it has such links
/// @param hasUploader whether the platform can reach who uploaded it
public record Located(
    String itemId,
    List<Signal> signals,
    List<KnownCopy> copies,
    Optional<String> view,
    boolean hasUploader) {

  /// How many copies can be named.
  public static final int MOST_COPIES = 1_000;

  private static final int MOST_SIGNALS = 16;
  private static final int LONGEST_VIEW = 2_000;

  /// Checks the lengths and copies the lists.
  public Located {
    if (itemId.isBlank() || itemId.length() > KnownCopy.LONGEST_ITEM_ID) {
      throw new IllegalArgumentException("an item's name has 1 to " + KnownCopy.LONGEST_ITEM_ID
          + " characters: " + itemId.length());
    }
    signals = List.copyOf(signals);
    copies = List.copyOf(copies);
    if (signals.size() > MOST_SIGNALS || copies.size() > MOST_COPIES) {
      throw new IllegalArgumentException("at most " + MOST_SIGNALS + " signals and " + MOST_COPIES
          + " copies: " + signals.size() + " and " + copies.size());
    }
    if (view.filter(link -> link.length() > LONGEST_VIEW).isPresent()) {
      throw new IllegalArgumentException("a link has at most " + LONGEST_VIEW + " characters");
    }
  }

  /// Says nothing of where it is.
  @Override
  public String toString() {
    return "Located[withheld]";
  }
}
