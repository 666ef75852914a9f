/// What keeps a child in: system call filter, Landlock, limits, and bubblewrap round it.
@NullMarked
package org.recourse.media.internal.jail;

import org.jspecify.annotations.NullMarked;
