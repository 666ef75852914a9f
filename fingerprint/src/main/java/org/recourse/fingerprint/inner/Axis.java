package org.recourse.fingerprint.inner;

/// What the lines of a picture are: its rows from the top, or its columns from the left.
enum Axis {
  ROWS,
  COLUMNS
}
