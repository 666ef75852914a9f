package org.recourse.casework.notice;

/// How old the person shown was when the picture was made. The names are stable codes.
public enum AgeInPicture {
  /// 18 or older.
  ADULT,
  /// Under 18.
  UNDER_18,
  /// The notifier does not know.
  UNSURE;

  /// Returns whether the law asks for the separate route: nothing may be looked at, kept or
  /// fingerprinted here.
  public boolean isRestricted() {
    return this != ADULT;
  }
}
