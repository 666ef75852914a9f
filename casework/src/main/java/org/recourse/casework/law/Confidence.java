package org.recourse.casework.law;

/// How an entry of the law book was checked.
public enum Confidence {
  /// Read in the primary text, on an official page, or in a verbatim copy of it.
  V1,
  /// Read only in a secondary source.
  V2,
  /// Recalled; no source was read.
  R
}
