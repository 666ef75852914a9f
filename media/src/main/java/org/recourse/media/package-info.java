/// Decodes pictures and videos that nobody vouches for.
@NullMarked
package org.recourse.media;

import org.jspecify.annotations.NullMarked;
