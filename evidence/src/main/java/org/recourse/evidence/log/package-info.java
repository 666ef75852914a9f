/// Append-only logs in the formats of C2SP (c2sp.org, `5ba5ee8` of 22 July 2026): the Merkle tree
/// of RFC 6962, tiles (tlog-tiles), notes and their signatures (signed-note), checkpoints
/// (tlog-checkpoint), witnesses' cosignatures (tlog-cosignature), and proofs that stand alone
/// (tlog-proof). A reader begins at `TlogProof`.
@NullMarked
package org.recourse.evidence.log;

import org.jspecify.annotations.NullMarked;
