/// Finds entries of which a picture is a changed copy: cropped, framed, mirrored, tilted,
/// partly covered.
///
/// Begin with [CopyFinder]. It asks a [RegionLookup] which regions of protected pictures
/// look like regions of the picture, works out how the one picture would have to lie in
/// the other, and then looks at every region of the entry at the place where it would
/// have to be. It reads no file, starts no thread, and keeps nothing.
@NullMarked
package org.recourse.match.copies;

import org.jspecify.annotations.NullMarked;
