/// Recourse as ROOST's Coop speaks: reports and appeals in, decisions and notices out
/// (docs/integrate/coop.md). A reader begins at `CoopController` for what comes in, and at
/// `CoopActions` for what goes out.
///
/// Nothing here decides anything, and nothing of who reported goes out. Field names are Coop's,
/// read in its documentation and its source of August 2026 (roostorg/coop 1c1f54da).
@NullMarked
package org.recourse.server.coop;

import org.jspecify.annotations.NullMarked;
