package org.recourse.casework.notice;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.recourse.casework.ReferenceText;

/// A notice's number: for the requester, the platform and the police alike, and no credential.
///
/// @param text as in `RKDW-T192-K20K-XK`: 60 random bits and two check characters
public record NoticeId(String text) {

  private static final int CHARACTERS = 12;
  private static final int BITS = 60;

  /// Checks the text.
  ///
  /// @throws IllegalArgumentException if it is no such number
  public NoticeId {
    if (!ReferenceText.read(text, CHARACTERS).equals(Optional.of(text))) {
      throw new IllegalArgumentException("no notice number");
    }
  }

  /// Returns a new one.
  public static NoticeId random(RandomGenerator random) {
    return new NoticeId(ReferenceText.write(random.nextLong() >>> (Long.SIZE - BITS), CHARACTERS));
  }

  /// Returns what somebody typed, if it is a notice's number.
  public static Optional<NoticeId> read(String typed) {
    return ReferenceText.read(typed, CHARACTERS).map(NoticeId::new);
  }

  @Override
  public String toString() {
    return text;
  }
}
