package org.recourse.casework.review;

import org.recourse.casework.notice.NoticeId;

/// Which item of which notice.
///
/// @param notice the notice
/// @param number the item's place in it, from 1
public record ItemId(NoticeId notice, int number) {

  /// Checks the number.
  public ItemId {
    if (number < 1) {
      throw new IllegalArgumentException("items are numbered from 1: " + number);
    }
  }
}
