package org.recourse.hub;

/// A match and what may follow from it.
///
/// @param bank whose entry matched
/// @param match the fact
/// @param judgement what the bank's policy makes of it
public record HubMatch(HubBank bank, LiveMatch match, Judgement judgement) {}
