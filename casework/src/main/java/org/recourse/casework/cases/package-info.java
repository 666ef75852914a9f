/// A requester's own file: what she told us, what she agreed to, and what happened.
@NullMarked
package org.recourse.casework.cases;

import org.jspecify.annotations.NullMarked;
