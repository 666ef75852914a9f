package org.recourse.casework.statement;

import java.time.LocalDate;
import java.util.Optional;

/// How the uploader can contest a decision, DSA art. 17(3)(f). A court is always open.
///
/// @param complaintUntil the last day for a complaint to the platform; empty where it takes
///   none
/// @param disputeBody whether a certified dispute settlement body is open (art. 21)
public record RedressPaths(Optional<LocalDate> complaintUntil, boolean disputeBody) {}
