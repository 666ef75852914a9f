package org.recourse.media;

/// Why nothing was made of a file. The [code][#code] is stable: it is used unchanged in output,
/// custody entries and metrics.
public enum RefusalReason {
  /// The file has no bytes.
  EMPTY,
  /// The file could not be opened or read to its end: missing, forbidden, a directory, a device.
  UNREADABLE,
  /// The bytes do not begin like any format that is decoded here.
  UNKNOWN_FORMAT,
  /// The format is known, but not this variant of it.
  UNSUPPORTED,
  /// The bytes end before the picture or the video does.
  TRUNCATED,
  /// The bytes contradict their format.
  DAMAGED,
  /// The picture or video frame has more pixels than allowed.
  TOO_MANY_PIXELS,
  /// The video has more frames than allowed.
  TOO_MANY_FRAMES,
  /// The picture's file has more bytes than allowed.
  TOO_LARGE,
  /// The picture has too few pixels on a side to be fingerprinted.
  TOO_SMALL,
  /// The video has no picture stream, or not one frame in it.
  NO_FRAMES,
  /// Decoding took longer than allowed and was stopped.
  TIMED_OUT,
  /// Decoding needed more memory than allowed.
  OUT_OF_MEMORY,
  /// The child process ended without an answer.
  DECODER_CRASHED,
  /// The child process answered what cannot be: it is no longer trusted and was ended.
  DECODER_MISBEHAVED,
  /// No child process could be started and jailed, so nothing was decoded.
  DECODER_UNAVAILABLE;

  /// Returns the stable code, such as `TOO_MANY_PIXELS`.
  public String code() {
    return name();
  }
}
