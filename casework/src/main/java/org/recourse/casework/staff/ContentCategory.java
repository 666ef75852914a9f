package org.recourse.casework.staff;

/// What it may be hard to look at. Anybody of the staff may be spared a category, without saying
/// why. The names are stable codes.
public enum ContentCategory {
  /// Pictures of nudity or sex.
  INTIMATE_PICTURES,
  /// Videos of nudity or sex.
  INTIMATE_VIDEOS,
  /// What was taken by a hidden camera, or of somebody asleep or drugged.
  TAKEN_IN_SECRET,
  /// Pictures and videos that were made by a machine of somebody who never was in them.
  SYNTHETIC,
  /// Force or injury.
  VIOLENCE,
  /// Threats and extortion, in words.
  THREATS,
  /// Somebody's address, number or papers, put out to be hunted down.
  EXPOSED_IDENTITY
}
