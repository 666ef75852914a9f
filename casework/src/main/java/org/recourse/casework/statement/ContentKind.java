package org.recourse.casework.statement;

/// What an item is, in the terms of the Transparency Database.
public enum ContentKind {
  /// A picture.
  IMAGE,
  /// A video.
  VIDEO,
  /// A sound recording.
  AUDIO,
  /// Words.
  TEXT
}
