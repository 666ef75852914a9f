package org.recourse.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of an upload resembles what of an entry. Immutable.
///
/// @param by by which signal they were found to be alike
/// @param inverted whether the upload's tones are those of a negative
/// @param corners where in the upload the entry's picture lies: x and y of its top left, top
///     right, bottom right and bottom left corner, as seen upright, as shares of the upload's
///     width and height; below 0 and above 1 if it was cropped; empty if it is the whole upload
/// @param shares how much of each video is found in the other; null unless both are videos
public record Resemblance(
    By by, boolean inverted, List<Double> corners, @Nullable Shares shares) {

  /// By which signal an entry was found, the most telling first.
  public enum By {
    /// It is the same file.
    DIGEST,
    /// The whole picture looks alike.
    PICTURE,
    /// A frame of a video looks alike.
    FRAME,
    /// A picture within the picture looks alike.
    INNER,
    /// Parts of the picture look alike, and lie to each other as in the entry.
    REGION
  }

  /// How much of each of two videos is found in the other, in percent of the frames that count.
  ///
  /// @param queryPercent of the upload's
  /// @param entryPercent of the entry's
  public record Shares(double queryPercent, double entryPercent) {}

  /// The same file.
  public static final Resemblance FILE = new Resemblance(By.DIGEST, false, List.of(), null);

  /// The whole picture.
  public static final Resemblance WHOLE = new Resemblance(By.PICTURE, false, List.of(), null);

  /// The whole picture, as a negative.
  public static final Resemblance NEGATIVE = new Resemblance(By.PICTURE, true, List.of(), null);

  /// The upload is a frame of the entry's video, or the entry's picture is one of the upload's.
  public static final Resemblance STILL = new Resemblance(By.FRAME, false, List.of(), null);

  /// Copies the list.
  public Resemblance {
    corners = List.copyOf(corners);
    if (!corners.isEmpty() && corners.size() != 8) {
      throw new IllegalArgumentException("four corners are 8 numbers: " + corners.size());
    }
  }

  /// Returns that the entry's picture lies in the upload.
  public static Resemblance within(By by, List<Double> corners) {
    return new Resemblance(by, false, corners, null);
  }

  /// Returns that two videos share frames.
  public static Resemblance sharing(Shares shares) {
    return new Resemblance(By.FRAME, false, List.of(), shares);
  }

  /// Returns whether the upload as a whole is what the entry as a whole is, so that what is said
  /// of the one can be said of the other.
  public boolean isWhole() {
    return switch (by) {
      case DIGEST, PICTURE -> true;
      case FRAME -> shares != null;
      case INNER, REGION -> false;
    };
  }
}
