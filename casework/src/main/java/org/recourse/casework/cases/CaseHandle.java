package org.recourse.casework.cases;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.recourse.casework.ReferenceText;

/// By which a requester names her case. It is no credential: alone it opens nothing.
///
/// @param text as in `A5ZM-3B40-YF`: 40 random bits and two check characters
public record CaseHandle(String text) {

  private static final int CHARACTERS = 8;
  private static final int BITS = 40;

  /// Checks the text.
  ///
  /// @throws IllegalArgumentException if it is no handle
  public CaseHandle {
    if (!ReferenceText.read(text, CHARACTERS).equals(Optional.of(text))) {
      throw new IllegalArgumentException("no case handle");
    }
  }

  /// Returns a new one.
  public static CaseHandle random(RandomGenerator random) {
    return new CaseHandle(
        ReferenceText.write(random.nextLong() >>> (Long.SIZE - BITS), CHARACTERS));
  }

  /// Returns what somebody typed, if it is a handle.
  public static Optional<CaseHandle> read(String typed) {
    return ReferenceText.read(typed, CHARACTERS).map(CaseHandle::new);
  }

  /// Says nothing: who reads a log need not know which cases there are.
  @Override
  public String toString() {
    return "CaseHandle[withheld]";
  }
}
