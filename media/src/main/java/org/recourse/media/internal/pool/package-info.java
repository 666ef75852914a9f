/// The caller's side: children are laid out, started, asked, watched, ended and replaced here.
/// Nothing in this package looks at the bytes of a file.
@NullMarked
package org.recourse.media.internal.pool;

import org.jspecify.annotations.NullMarked;
