package org.recourse.media;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.Pixels;

/// What came of one file. There is always one of these, whatever the bytes were.
public sealed interface Decoding {

  /// A picture was decoded.
  ///
  /// @param digests of all bytes of the file
  /// @param format what it was
  /// @param width columns of the picture as stored, before any turning
  /// @param height rows of the picture as stored
  /// @param exifOrientation how a viewer would turn it, 1 to 8 as in EXIF; 1 if nothing is said.
  ///     It was NOT applied: exchanged signals are of the picture as stored
  /// @param damaged whether the decoder had to guess a part of it
  /// @param denominator 1 if every pixel was decoded; 2, 4 or 8 if the picture was decoded at
  ///     that fraction of its size
  /// @param hashings a fingerprint for each dialect asked for
  /// @param plane the picture in grey, if asked for: one channel
  record Picture(
      Digests digests,
      MediaFormat format,
      int width,
      int height,
      int exifOrientation,
      boolean damaged,
      int denominator,
      Map<PdqDialect, Hashing.Fingerprinted> hashings,
      Optional<Pixels> plane)
      implements Decoding {
    /// Copies the map.
    public Picture {
      hashings = Map.copyOf(hashings);
    }

    /// Returns the fingerprint of a dialect that was asked for.
    ///
    /// @throws IllegalArgumentException if it was not asked for
    public Hashing.Fingerprinted hashing(PdqDialect dialect) {
      Hashing.Fingerprinted hashing = hashings.get(dialect);
      if (hashing == null) {
        throw new IllegalArgumentException("this dialect was not asked for: " + dialect);
      }
      return hashing;
    }
  }

  /// A video was decoded.
  ///
  /// @param digests of all bytes of the file
  /// @param format its container
  /// @param width columns of a frame, of the first if they differ
  /// @param height rows of a frame, of the first if they differ
  /// @param seconds how long it lasts: the end of its last decoded frame
  /// @param damaged whether frames were skipped or guessed, or the file ends early
  /// @param decodedFrames how many frames it has; more than `frames` if it was sampled
  /// @param frames what was asked for, in the order shown
  record Video(
      Digests digests,
      MediaFormat format,
      int width,
      int height,
      double seconds,
      boolean damaged,
      long decodedFrames,
      List<VideoFrame> frames)
      implements Decoding {
    /// Copies the list.
    public Video {
      frames = List.copyOf(frames);
    }
  }

  /// Nothing was made of the file.
  ///
  /// @param reason the stable reason
  /// @param detail one sentence for a person, without bytes or names from the file
  /// @param digests of all bytes, if they could all be read
  record Refused(RefusalReason reason, String detail, Optional<Digests> digests)
      implements Decoding {}
}
