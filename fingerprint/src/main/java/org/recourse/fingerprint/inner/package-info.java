/// Finds the pictures within a picture: what is left of it without a border, a caption bar, an
/// app's frame, or the other half of a collage.
///
/// Begin with [InnerPictures]. Nothing here reads a file, starts a thread, or keeps anything.
@NullMarked
package org.recourse.fingerprint.inner;

import org.jspecify.annotations.NullMarked;
