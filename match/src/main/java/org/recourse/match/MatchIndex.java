package org.recourse.match;
/// Placeholder until the index is built.
public interface MatchIndex {}
