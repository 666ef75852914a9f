package org.recourse.casework.law;

import java.time.Instant;

/// An alert that a scan recorded.
///
/// @param deadline for which deadline
/// @param alert which
/// @param at when the scan found it to be due
/// @param clocksAgreed false if the wall clock had been set shortly before, so that the alert
/// may have   come early by the difference; it never comes late
public record RaisedAlert(DeadlineId deadline, Alert alert, Instant at, boolean clocksAgreed) {}
