package org.recourse.media.internal.decode;

import org.recourse.fingerprint.Pixels;

/// A picture in the child's memory.
///
/// @param pixels what was decoded, as stored in the file, unturned
/// @param width columns of the full picture
/// @param height rows of the full picture
/// @param denominator at what fraction of its size it was decoded: 1, 2, 4 or 8
/// @param exifOrientation how a viewer would turn it, 1 to 8
/// @param damaged whether the decoder had to guess a part
record DecodedPicture(
    Pixels pixels, int width, int height, int denominator, int exifOrientation, boolean damaged) {}
