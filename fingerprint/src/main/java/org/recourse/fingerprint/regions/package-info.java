/// Fingerprints of parts of a picture, so that a cropped, framed, tilted or partly covered
/// copy is found.
///
/// Begin with [GreyPlane], the input, and [RegionHasher], which makes [RegionFingerprints] of
/// a picture to be protected and a [PictureView] of a picture that may be a changed copy. How
/// the two are compared is the business of `match`. Nothing here reads a file, starts a
/// thread, asks for the time, draws a random number, or calls a function whose last bit may
/// differ between machines.
@NullMarked
package org.recourse.fingerprint.regions;

import org.jspecify.annotations.NullMarked;
