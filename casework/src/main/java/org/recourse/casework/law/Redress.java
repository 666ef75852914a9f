package org.recourse.casework.law;

import java.util.Optional;

/// How a decision can be contested.
///
/// @param requester whether the one who notified may
/// @param uploader whether the one whose content was restricted may
/// @param expedited whether the requester's complaint must be taken before others
/// @param window the clock that says until when; empty if the law names no time
/// @param words in English
public record Redress(
    boolean requester,
    boolean uploader,
    boolean expedited,
    Optional<ClockId> window,
    String words) {}
