package org.recourse.casework.notice;

import java.util.List;

/// What a notice says. Withheld from logs. Immutable.
///
/// @param notifier who says it
/// @param age how old the person shown was when the picture was made
/// @param items what it is about, 1 to [ReportedItem#MOST]
/// @param declarations what is declared
/// @param language in which she wants to be answered, as `en` or `zh-Hant`
public record NoticeContent(
    Notifier notifier,
    AgeInPicture age,
    List<ReportedItem> items,
    Declarations declarations,
    String language) {

  private static final int LONGEST_LANGUAGE = 35;

  /// Copies and counts the items.
  ///
  /// @throws IllegalArgumentException if there are none or too many, or there are signals
  ///     although the person shown may have been under 18
  public NoticeContent {
    items = List.copyOf(items);
    if (items.isEmpty() || items.size() > ReportedItem.MOST) {
      throw new IllegalArgumentException(
          "a notice has 1 to " + ReportedItem.MOST + " items: " + items.size());
    }
    if (age.isRestricted() && items.stream().anyMatch(item -> !item.signals().isEmpty())) {
      throw new IllegalArgumentException(
          "no signals where the person shown may have been under 18");
    }
    Lengths.check("language", language, LONGEST_LANGUAGE);
  }

  /// Says nothing of what it says.
  @Override
  public String toString() {
    return "NoticeContent[withheld]";
  }
}
