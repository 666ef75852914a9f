package org.recourse.match;

/// What a signal row of a bank entry was made from. Each kind has an index of its own.
public enum SignalKind {
  /// The whole picture.
  PICTURE,
  /// A part of the picture, found again when the picture was cropped, framed or tilted.
  REGION,
  /// One frame of a video.
  FRAME
}
