package org.recourse.casework.law;

/// Who might learn from a notice who sent it.
public enum Audience {
  /// The platform that receives it.
  PLATFORM,
  /// The one who posted the content.
  UPLOADER,
  /// A public archive of notices.
  PUBLIC_ARCHIVE,
  /// A court, the police or a regulator.
  AUTHORITY
}
