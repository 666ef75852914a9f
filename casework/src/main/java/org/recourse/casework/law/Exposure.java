package org.recourse.casework.law;

/// Whether an audience learns who sent a notice, and in what words to say so before she agrees.
///
/// @param audience who
/// @param degree how likely
/// @param words one plain English sentence; the faces have theirs in every language, by degree
public record Exposure(Audience audience, Degree degree, String words) {

  /// How likely it is. The names are stable codes.
  public enum Degree {
    /// The route hands nothing on to them.
    NEVER,
    /// It depends on the platform, or on a procedure that may follow.
    MAY,
    /// It is what happens, unless something is done about it.
    USUALLY,
    /// The law demands it.
    ALWAYS
  }
}
