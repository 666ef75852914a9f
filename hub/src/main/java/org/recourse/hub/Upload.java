package org.recourse.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;

/// What is looked up: the signals of one picture, video, or other file. Immutable.
///
/// @param fingerprints the picture's, in the order of
///     [Orientation][org.recourse.fingerprint.Orientation]: none, the upright one alone, or all
///     eight
/// @param quality the picture's, 0 to 100; 100 if it is not known
/// @param digests of the file, any number
/// @param plane the picture in grey, so that its parts are looked at too; null if it is not at
///     hand. Gone after the look-up
/// @param frames the video's, any number
public record Upload(
    List<PdqFingerprint> fingerprints,
    int quality,
    List<Signal> digests,
    @Nullable Pixels plane,
    List<FrameFingerprint> frames) {

  private static final int ORIENTATIONS = 8;

  /// Copies the lists.
  ///
  /// @throws IllegalArgumentException if there are too many fingerprints, or a digest is none
  public Upload {
    fingerprints = List.copyOf(fingerprints);
    digests = List.copyOf(digests);
    frames = List.copyOf(frames);
    if (fingerprints.size() > ORIENTATIONS) {
      throw new IllegalArgumentException("a picture has 8 orientations: " + fingerprints.size());
    }
    for (Signal digest : digests) {
      if (!digest.type().isDigest()) {
        throw new IllegalArgumentException("no digest: " + digest.type().code());
      }
    }
  }

  /// Makes one of what is known without the file.
  public Upload(List<PdqFingerprint> fingerprints, int quality, List<Signal> digests) {
    this(fingerprints, quality, digests, null, List.of());
  }

  /// Returns the look-up of one signal.
  ///
  /// @throws IllegalArgumentException if they are regions: where a picture's regions lie in
  ///     another is seen in the picture alone
  public static Upload of(Signal signal) {
    return switch (signal.type()) {
      case PDQ -> new Upload(List.of(signal.fingerprint()), 100, List.of());
      case VIDEO_MD5, SHA256 -> new Upload(List.of(), 100, List.of(signal));
      case VPDQ -> new Upload(List.of(), 100, List.of()).withFrames(signal.frames());
      case REGIONS -> throw new IllegalArgumentException("regions are looked up by the picture");
    };
  }

  /// Returns this upload with its picture at hand.
  public Upload withPlane(@Nullable Pixels picture) {
    return new Upload(fingerprints, quality, digests, picture, frames);
  }

  /// Returns this upload with a video's frames.
  public Upload withFrames(List<FrameFingerprint> video) {
    return new Upload(fingerprints, quality, digests, plane, video);
  }

  /// Returns whether the picture shows enough for its matches to be relied upon.
  boolean isTrusted() {
    return fingerprints.isEmpty() || quality >= PdqHasher.TRUSTED_QUALITY;
  }

  /// Returns a number that tells uploads apart.
  long key() {
    if (!fingerprints.isEmpty()) {
      return mixed(fingerprints.getFirst());
    }
    return 31L * digests.hashCode() + frames.hashCode();
  }

  private static long mixed(PdqFingerprint f) {
    return ((f.w0() * 31 + f.w1()) * 31 + f.w2()) * 31 + f.w3();
  }

  /// Says what this is without saying which.
  @Override
  public String toString() {
    return "Upload[withheld]";
  }
}
