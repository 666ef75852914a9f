/// Banks of fingerprints, and the index that finds what is near a fingerprint: every row within
/// the radius, and no other.
///
/// Begin with [Bank]: it lives in a directory, keeps entries with their signal rows, and answers
/// look-ups. Below it is [MatchIndex], the role, with [LinearScanIndex], which is plain and
/// obviously right, and [MihIndex], which is fast and checked against the plain one.
/// [ReverseScan] goes the other way: what is new against everything seen. Stored bytes are
/// described in `docs/formats/bank-v1.md`.
///
/// Nothing here opens a network connection, starts a thread, asks for the time, or knows what a
/// case is. A match is a fact about bits; it is never a judgement.
@NullMarked
package org.recourse.match;

import org.jspecify.annotations.NullMarked;
