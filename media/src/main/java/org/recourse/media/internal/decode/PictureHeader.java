package org.recourse.media.internal.decode;

/// What a picture's header says before anything is decoded.
///
/// @param width columns
/// @param height rows
/// @param exifOrientation 1 to 8
/// @param ended whether the file seems to reach the end of its picture
record PictureHeader(long width, long height, int exifOrientation, boolean ended) {}
