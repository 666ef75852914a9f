/// Evidence that outsiders can check.
@NullMarked
package org.recourse.evidence;

import org.jspecify.annotations.NullMarked;
