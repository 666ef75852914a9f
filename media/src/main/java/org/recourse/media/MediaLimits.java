package org.recourse.media;

import java.time.Duration;

/// How much one file may cost. A file that needs more is refused, it never slows or ends the
/// caller.
///
/// @param pixels most pixels of a picture or frame
/// @param frames most frames of a video
/// @param pictureBytes most bytes of a picture's file
/// @param pictureWithin how long a picture may take
/// @param videoWithin how long a video may take, whatever its length
/// @param videoWithinPerMinute how long each minute that a video claims to last may take, besides
///     ten seconds for any
/// @param heapBytes Java heap of a child
/// @param addressSpaceBytes all memory that a child may map
public record MediaLimits(
    long pixels,
    int frames,
    long pictureBytes,
    Duration pictureWithin,
    Duration videoWithin,
    Duration videoWithinPerMinute,
    long heapBytes,
    long addressSpaceBytes) {

  /// Enough for a 64-megapixel phone picture and an hour of video.
  ///
  /// 64 megapixels, because phones sold today save 48 and 50 megapixels by default settings that
  /// people do use, and some 64; the 108 and 200 megapixel modes are refused.
  public static final MediaLimits STANDARD = new MediaLimits(
      64L << 20,
      500_000,
      256L << 20,
      Duration.ofMillis(2_800),
      Duration.ofMinutes(60),
      Duration.ofSeconds(60),
      256L << 20,
      3L << 30);

  /// Checks that everything is positive.
  public MediaLimits {
    if (pixels < 1 || frames < 1 || pictureBytes < 1 || heapBytes < 1 || addressSpaceBytes < 1) {
      throw new IllegalArgumentException("limits must be at least 1");
    }
  }
}
