/// What the operator sees of the running service: numbers, and which log line belongs to which
/// call. Nothing here identifies anyone.
@NullMarked
package org.recourse.server.watch;

import org.jspecify.annotations.NullMarked;
