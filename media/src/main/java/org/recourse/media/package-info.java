/// Decodes pictures and videos that nobody vouches for, and returns what was asked of them.
///
/// Begin with [MediaDecoder]. Bytes are decoded only in a child process that has locked itself in:
/// no files, no network, no new programs, limits on memory and time. What comes back is a
/// [Decoding]: fingerprints and, where asked for, one small grey plane, or a reason why not. Pixels
/// are never kept, and nothing is ever decoded in the caller's process.
@NullMarked
package org.recourse.media;

import org.jspecify.annotations.NullMarked;
