package org.recourse.casework.review;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a reviewer may be shown of an item whose platform has no links to show it by: a small
/// grey picture, made anew from what was handed in. Refuses to print itself. Immutable.
public final class ReviewPicture {

  /// How long it is kept at most, from when it was handed in. The clocks are 48 hours.
  public static final Duration KEPT_FOR = Duration.ofDays(3);

  /// How many bytes it has at most.
  public static final int MOST_BYTES = 1024 * 1024;

  private final byte[] png;

  /// Copies the bytes.
  ///
  /// @param png the file, 1 byte to [#MOST_BYTES]
  public ReviewPicture(byte[] png) {
    if (png.length == 0 || png.length > MOST_BYTES) {
      throw new IllegalArgumentException("1 to " + MOST_BYTES + " bytes: " + png.length);
    }
    this.png = png.clone();
  }

  /// Returns the file.
  public byte[] png() {
    return png.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReviewPicture picture && Arrays.equals(png, picture.png);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(png);
  }

  /// Refuses.
  @Override
  public String toString() {
    return "ReviewPicture[withheld]";
  }
}
