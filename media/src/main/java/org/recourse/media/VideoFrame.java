package org.recourse.media;

import org.recourse.fingerprint.Hashing;

/// What was made of one frame of a video.
///
/// @param number the frame's place in the video, from 0, counting every decoded frame
/// @param seconds when it is shown, from the beginning of the video
/// @param hashing the fingerprint in the dialect asked for
public record VideoFrame(long number, double seconds, Hashing.Fingerprinted hashing) {}
