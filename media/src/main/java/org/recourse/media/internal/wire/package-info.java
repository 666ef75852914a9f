/// The messages between the caller and its decoding child: length-prefixed, bounded both ways.
@NullMarked
package org.recourse.media.internal.wire;

import org.jspecify.annotations.NullMarked;
